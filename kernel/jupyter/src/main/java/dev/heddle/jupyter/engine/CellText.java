package dev.heddle.jupyter.engine;

import java.util.regex.Pattern;

/**
 * A cell's text, or the start of it, in three forms of equal length, so that offsets (UTF-16) mean the same in each.
 *
 * @param java the text with magic lines blanked out
 * @param code {@code java} with comments and the contents of literals blanked out too: fit for looking at names and
 *     brackets
 * @param open whether the text ends inside a comment, a literal or a magic line
 * @param continuesOnNextLine whether it ends inside a comment or text block that a line end does not close
 */
record CellText(String java, String code, boolean open, boolean continuesOnNextLine) {
    private static final Pattern MAGIC_LINE = Pattern.compile("[ \\t]*%%?\\w.*|[ \\t]*%%?(?=\\R|$)");

    static CellText of(String text) {
        return new Scanner(text).scan();
    }

    /** Whether a {@code %%magic} owns the whole cell. */
    static boolean isCellMagic(String text) {
        return text.stripLeading().startsWith("%%");
    }

    /** How many brackets are open at the end. */
    int depth() {
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            depth = switch (code.charAt(i)) {
                case '(', '[', '{' -> depth + 1;
                case ')', ']', '}' -> Math.max(0, depth - 1);
                default -> depth;
            };
        }
        return depth;
    }

    private static final class Scanner {
        private final String text;
        private final StringBuilder java;
        private final StringBuilder code;
        private int at;
        private boolean open;
        private boolean openBlock;

        Scanner(String text) {
            this.text = text;
            this.java = new StringBuilder(text);
            this.code = new StringBuilder(text);
        }

        CellText scan() {
            var magic = MAGIC_LINE.matcher(text);
            boolean lineStart = true;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (lineStart && magic.region(at, text.length()).lookingAt()) {
                    blank(java, at, magic.end());
                    blank(code, at, magic.end());
                    at = magic.end();
                    open = at == text.length();
                } else if (text.startsWith("//", at)) {
                    skipTo("\n", at, false);
                } else if (text.startsWith("/*", at)) {
                    skipTo("*/", at + 2, true);
                } else if (text.startsWith("\"\"\"", at)) {
                    skipLiteral("\"\"\"", true);
                } else if (c == '"' || c == '\'') {
                    skipLiteral(String.valueOf(c), false);
                } else {
                    at++;
                }
                lineStart = at > 0 && at <= text.length() && text.charAt(at - 1) == '\n';
            }
            return new CellText(java.toString(), code.toString(), open, openBlock);
        }

        private void skipTo(String end, int from, boolean including) {
            int found = text.indexOf(end, from);
            open = found < 0;
            openBlock = open && including;
            int to = open ? text.length() : including ? found + end.length() : found;
            blank(code, at, to);
            at = to;
        }

        /** Blanks what is between the quotes; the quotes stay, as a sign that an expression is there. */
        private void skipLiteral(String quote, boolean mayHoldLines) {
            int from = at + quote.length();
            int i = from;
            while (i < text.length() && !text.startsWith(quote, i) && (mayHoldLines || text.charAt(i) != '\n')) {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            i = Math.min(i, text.length());
            open = i == text.length();
            openBlock = open && mayHoldLines;
            blank(code, from, i);
            at = text.startsWith(quote, i) ? i + quote.length() : i;
        }

        private static void blank(StringBuilder chars, int from, int to) {
            for (int i = from; i < to; i++) {
                if (chars.charAt(i) != '\n' && chars.charAt(i) != '\r') {
                    chars.setCharAt(i, ' ');
                }
            }
        }
    }
}
