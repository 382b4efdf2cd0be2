package dev.heddle.trace.export;

import java.io.IOException;

/** Writes JSON as it is told, piece by piece, with each object of a list on a line of its own. */
final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final Appendable out;
    private boolean empty = true;
    private boolean needsComma;
    private boolean named;

    JsonWriter(Appendable out) {
        this.out = out;
    }

    JsonWriter beginObject() throws IOException {
        boolean listed = !named;
        separate();
        if (listed && !empty) {
            out.append('\n');
        }
        out.append('{');
        empty = false;
        needsComma = false;
        return this;
    }

    JsonWriter endObject() throws IOException {
        out.append('}');
        needsComma = true;
        return this;
    }

    JsonWriter beginArray() throws IOException {
        separate();
        out.append('[');
        needsComma = false;
        return this;
    }

    JsonWriter endArray() throws IOException {
        out.append(']');
        needsComma = true;
        return this;
    }

    JsonWriter name(String name) throws IOException {
        separate();
        quote(name);
        out.append(':');
        named = true;
        return this;
    }

    JsonWriter value(String text) throws IOException {
        separate();
        quote(text);
        needsComma = true;
        return this;
    }

    JsonWriter value(long number) throws IOException {
        return literal(Long.toString(number));
    }

    JsonWriter value(boolean truth) throws IOException {
        return literal(Boolean.toString(truth));
    }

    JsonWriter nothing() throws IOException {
        return literal("null");
    }

    private JsonWriter literal(String text) throws IOException {
        separate();
        out.append(text);
        needsComma = true;
        return this;
    }

    private void separate() throws IOException {
        if (needsComma) {
            out.append(',');
        }
        needsComma = false;
        named = false;
    }

    private void quote(String text) throws IOException {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (mustBeEscaped(text, i)) {
                out.append(text, from, i);
                escape(text.charAt(i));
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    /**
     * Beside what JSON asks for: lone surrogates, which UTF-8 cannot hold; line separators, which end a line of older
     * scripts; and {@code <}, so that the text can stand in a script of a page.
     */
    private static boolean mustBeEscaped(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '"', '\\', '<', '\u2028', '\u2029' -> true;
            default -> c < ' ' || (c >= 0x7F && c < 0xA0) || (Character.isSurrogate(c) && isLone(text, i));
        };
    }

    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void escape(char c) throws IOException {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default ->
                out.append('u')
                        .append(HEX[c >> 12])
                        .append(HEX[(c >> 8) & 0xF])
                        .append(HEX[(c >> 4) & 0xF])
                        .append(HEX[c & 0xF]);
        }
    }
}
