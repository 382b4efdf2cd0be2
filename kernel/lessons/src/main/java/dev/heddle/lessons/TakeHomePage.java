package dev.heddle.lessons;

import dev.heddle.trace.text.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All of it on one sheet of A4: which of the two to use when, the rules of thumb, and what was measured. A page of HTML that
 * needs nothing else.
 */
public final class TakeHomePage {
    private static final int MOST_FIGURES = 6;
    private static final String TEMPLATE = "take-home.html";

    private final String html;

    private TakeHomePage(String html) {
        this.html = html;
    }

    /**
     * The page with figures of one's own.
     *
     * @param measured what was measured and the figure, as plain text, in the order in which they are shown; more than six do
     *     not fit on the sheet
     * @throws IllegalArgumentException when they are more than six
     */
    public static TakeHomePage with(Map<String, String> measured) {
        if (measured.size() > MOST_FIGURES) {
            throw new IllegalArgumentException(measured.size() + " figures do not fit on the sheet: six do");
        }
        String rows = measured.entrySet().stream()
                .map(one -> "<tr><th>" + Html.escape(one.getKey()) + "</th><td>" + Html.escape(one.getValue())
                        + "</td></tr>")
                .collect(Collectors.joining("\n"));
        String where = LocalDate.now(ZoneId.systemDefault()) + ", Java "
                + Runtime.version().feature() + ", " + Runtime.getRuntime().availableProcessors() + " cores";
        return new TakeHomePage(template().replace("{{where}}", where).replace("{{measured}}", rows));
    }

    private static String template() {
        try (InputStream in = TakeHomePage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page. */
    public String html() {
        return html;
    }

    /**
     * Writes the page to a file, in the place of one that is there.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void save(Path file) {
        try {
            Files.writeString(file, html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
