package dev.heddle.trace.export;

import dev.heddle.trace.text.VisibleText;

/** Text of the traced program as Perfetto shows it: nothing invisible in it, and not endless. */
final class PerfettoText {
    private static final int LONGEST = 1_000;

    private PerfettoText() {}

    static String of(String text) {
        return VisibleText.of(text, LONGEST);
    }
}
