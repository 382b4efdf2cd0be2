package dev.heddle.trace.text;

import java.util.Locale;

/** Counts as people read them, with their thousands apart: {@code 100,000}, {@code 1 thread}, {@code 2,000 threads}. */
public final class CountText {
    private CountText() {}

    /** The count, the same in every locale. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The count and what is counted, which is given as of one. */
    public static String of(long count, String what) {
        return of(count) + " " + what + (count == 1 ? "" : "s");
    }
}
