package dev.heddle.jupyter.compare;

import java.time.Duration;
import java.util.List;

/**
 * The unit of an axis of time.
 *
 * @param unit its symbol
 * @param nanos how many nanoseconds it has
 */
record TimeUnitScale(String unit, double nanos) {
    private static final List<TimeUnitScale> ALL = List.of(
            new TimeUnitScale("s", 1e9),
            new TimeUnitScale("ms", 1e6),
            new TimeUnitScale("µs", 1e3),
            new TimeUnitScale("ns", 1));

    /** The largest in which the longest of the times is one at least. */
    static TimeUnitScale of(List<Duration> times) {
        long longest = times.stream().mapToLong(Duration::toNanos).max().orElse(0);
        return ALL.stream().filter(scale -> longest >= scale.nanos).findFirst().orElse(ALL.getLast());
    }

    /** In this unit; never zero, which has no place on a logarithmic axis. */
    double of(Duration time) {
        return Math.max(0.1, (double) time.toNanos()) / nanos;
    }
}
