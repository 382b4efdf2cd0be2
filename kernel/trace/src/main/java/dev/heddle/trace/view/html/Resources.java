package dev.heddle.trace.view.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the style sheet and the script that go with every picture, without indentation and comments. */
final class Resources {
    private Resources() {}

    /** Scripts as one, which shares no name with any other; in a section of characters, so that it is XML too. */
    static String script(String... names) {
        return Stream.of(names)
                .map(Resources::read)
                .collect(
                        Collectors.joining("\n", "/*<![CDATA[*/\n(function () {\n'use strict';\n", "\n})();\n/*]]>*/"));
    }

    static String read(String name) {
        try (InputStream in = HtmlView.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("//"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
