package dev.heddle.trace.text;

import java.time.Duration;

/** Durations as people read them: {@code 3.2 µs}, {@code 312 ms}, {@code 1.24 s}, {@code 3 h 5 min}. */
public final class TimeText {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000 * MICRO;
    private static final long SECOND = 1_000 * MILLI;

    private TimeText() {}

    /** Two or three digits and a unit, the same in every locale. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(60)) >= 0) {
            return minutes(duration.plusMillis(500));
        }
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0 ms";
        }
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        if (nanos < MILLI - MICRO / 2) {
            return digits(nanos, MICRO, 10) + " µs";
        }
        if (nanos < SECOND - MILLI / 2) {
            return digits(nanos, MILLI, 10) + " ms";
        }
        return digits(nanos, SECOND, 100) + " s";
    }

    private static String minutes(Duration rounded) {
        return rounded.toHours() > 0
                ? CountText.of(rounded.toHours()) + " h " + rounded.toMinutesPart() + " min"
                : rounded.toMinutes() + " min " + rounded.toSecondsPart() + " s";
    }

    /** One decimal below ten units, none above; for {@code finest} 100 one decimal more. */
    private static String digits(long nanos, long unit, int finest) {
        double value = (double) nanos / unit;
        int scale = value < 9.95 ? finest : finest / 10;
        double rounded = (double) Math.round(value * scale) / scale;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
