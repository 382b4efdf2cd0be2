package dev.heddle.trace.compare;

import dev.heddle.trace.text.VisibleText;
import java.util.Locale;

/**
 * How two variants differ in time, from the rounds in which both were measured: the machine was then in much the same mood
 * for both.
 *
 * @param faster the variant with the smaller median
 * @param slower the other
 * @param size at which, 0 when there are no sizes
 * @param factor how many times as long the slower takes, the median over the rounds
 * @param low the lower end of the factor's 95 % confidence interval, NaN when there are too few rounds for one
 * @param high the upper end
 * @param rounds in which both were measured
 */
public record Difference(String faster, String slower, int size, double factor, double low, double high, int rounds) {
    /** Below it, the next start of the JVM, with another order of compilation, may well turn it round. */
    private static final double SMALL = 1.05;

    private static final int NAME = 40;

    /** What can be said of two variants. */
    public enum Verdict {
        /** Too few rounds for an interval. */
        UNKNOWN,
        /** The interval holds 1: it may be that there is no difference. */
        WITHIN_NOISE,
        /** There is one. */
        DIFFERENT
    }

    /** What can be said. */
    public Verdict verdict() {
        if (Double.isNaN(low)) {
            return Verdict.UNKNOWN;
        }
        return low <= 1 && high >= 1 ? Verdict.WITHIN_NOISE : Verdict.DIFFERENT;
    }

    /** Whether there is a difference, but one so small that another run of the program may not show it. */
    public boolean isSmall() {
        return verdict() == Verdict.DIFFERENT && low < SMALL;
    }

    /** {@code async is 3.1 times as fast as Task.run (2.9 to 3.4)}, or that it is within the noise. */
    @Override
    public String toString() {
        String one = VisibleText.of(faster, NAME);
        String other = VisibleText.of(slower, NAME);
        return switch (verdict()) {
            case UNKNOWN ->
                one + " and " + other + ": too few rounds to tell (" + rounds + " of at least " + Ranks.FEWEST + ")";
            case WITHIN_NOISE ->
                one + " and " + other + ": the difference is within the noise (" + range() + " times as long)";
            case DIFFERENT ->
                one + " is " + times(factor) + " times as fast as " + other + " (" + range() + ")"
                        + (isSmall() ? "; so small a difference may be another in the next run of the program" : "");
        };
    }

    private String range() {
        return times(low) + " to " + times(high);
    }

    private static String times(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1.2 || value < 0.8 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
