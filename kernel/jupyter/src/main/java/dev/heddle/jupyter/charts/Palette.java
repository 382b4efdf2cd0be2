package dev.heddle.jupyter.charts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The page's colours, for light and dark: what is drawn stands in an element of class {@value #CLASS}. */
public final class Palette {
    /** The class of elements that have these colours as {@code var(--fg)}, {@code var(--c0)} and so on. */
    public static final String CLASS = "heddle-palette";

    /** Its style sheet. */
    public static final String STYLE = style(Palette.class, "palette.css");

    private Palette() {}

    /** A style sheet that lies beside a class, without the indentation. */
    public static String style(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
