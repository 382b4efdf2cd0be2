package dev.heddle.trace.view.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The time axis that all parts of a picture share: nanoseconds to shares of the width. {@code picture.js} draws the same
 * ticks again after a zoom.
 *
 * @param span nanoseconds from the left edge to the right, at least 1
 */
record TimeAxis(long span) {
    private static final int MOST_TICKS = 7;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long[] LONG_STEPS = {
        20 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        20 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR
    };

    /** One mark: where it is, as a share of the width, and what it says. */
    record Tick(double share, String label) {}

    static TimeAxis of(Duration wall) {
        return new TimeAxis(Math.max(1, wall.toNanos()));
    }

    /** Where a moment is, from 0 to 1; moments outside are moved to the edge. */
    double share(Duration moment) {
        return share(moment.toNanos());
    }

    /** {@link #share(Duration)} of nanoseconds. */
    double share(long nanos) {
        return Math.clamp((double) nanos / span, 0, 1);
    }

    /** The marks, from 0 on, at round values. */
    List<Tick> ticks() {
        long step = step();
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= span; at += step) {
            ticks.add(new Tick((double) at / span, label(at, step)));
        }
        return ticks;
    }

    private long step() {
        long least = Math.max(1, (span + MOST_TICKS - 1) / MOST_TICKS);
        if (span >= 2 * MINUTE) {
            for (long step : LONG_STEPS) {
                if (step >= least) {
                    return step;
                }
            }
            return (least + 24 * HOUR - 1) / (24 * HOUR) * 24 * HOUR;
        }
        for (long power = 1; ; power *= 10) {
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * power >= least) {
                    return factor * power;
                }
            }
        }
    }

    private String label(long at, long step) {
        if (at == 0) {
            return "0";
        }
        if (span >= 2 * HOUR) {
            return clock(at / HOUR, at % HOUR / MINUTE, "h");
        }
        if (span >= 2 * MINUTE) {
            return clock(at / MINUTE, at % MINUTE / SECOND, "min");
        }
        if (span >= SECOND) {
            return decimal(at, step, SECOND, "s");
        }
        if (span >= 1_000_000) {
            return decimal(at, step, 1_000_000, "ms");
        }
        return span >= 1_000 ? decimal(at, step, 1_000, "µs") : at + " ns";
    }

    private static String clock(long whole, long sixtieths, String unit) {
        return String.format(Locale.ROOT, "%d:%02d %s", whole, sixtieths, unit);
    }

    private static String decimal(long at, long step, long unit, String name) {
        String number =
                step % unit == 0 ? Long.toString(at / unit) : String.format(Locale.ROOT, "%.1f", (double) at / unit);
        return number + " " + name;
    }

    /** A share of the width as SVG and CSS write it: {@code 4.487%}. */
    static String percent(double share) {
        return decimals(share * 100, 3) + "%";
    }

    /** A number with at most {@code places} decimals, none of them a trailing zero. */
    static String decimals(double value, int places) {
        long scale = (long) Math.pow(10, places);
        long scaled = Math.round(value * scale);
        if (scaled % scale == 0) {
            return Long.toString(scaled / scale);
        }
        return Double.toString((double) scaled / scale);
    }
}
