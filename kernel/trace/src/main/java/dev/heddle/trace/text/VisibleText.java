package dev.heddle.trace.text;

import java.util.Locale;

/** Text from the traced program (thread names, details) made safe to show: nothing in it is invisible or reorders it. */
public final class VisibleText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int REPLACEMENT = 0xFFFD;

    private VisibleText() {}

    /** The text with control characters as their pictures ({@code ␀}) and other invisible ones as {@code ⟨U+202E⟩}. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** {@link #of(String)}, cut after {@code max} characters of the original with an ellipsis. */
    public static String of(String text, int max) {
        if (text.length() <= max) {
            return of(text);
        }
        int cut = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return of(text.substring(0, cut)) + "…";
    }

    private static void append(StringBuilder out, int c) {
        if (c < 0x20) {
            out.appendCodePoint(CONTROL_PICTURES + c);
        } else if (c == 0x7F) {
            out.append('␡');
        } else if (Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE) {
            out.appendCodePoint(REPLACEMENT);
        } else if (isInvisible(c)) {
            out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // The joiners shape emoji and some scripts and cannot reorder anything.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
