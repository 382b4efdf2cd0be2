package dev.heddle.trace.compare;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long one run takes: the median of the samples and the interval that holds the true median with 95 %.
 *
 * @param median of the samples
 * @param low the interval's lower end; of fewer than six samples, which allow none, the smallest
 * @param high the interval's upper end; of fewer than six samples the largest
 * @param samples how many there are
 */
public record TimeInterval(Duration median, Duration low, Duration high, int samples) {
    static TimeInterval of(double[] nanos) {
        Ranks ranks = Ranks.of(nanos);
        double low = ranks.low();
        double high = ranks.high();
        if (!ranks.hasInterval()) {
            low = Arrays.stream(nanos).min().orElseThrow();
            high = Arrays.stream(nanos).max().orElseThrow();
        }
        return new TimeInterval(rounded(ranks.median()), rounded(low), rounded(high), ranks.count());
    }

    private static Duration rounded(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }

    /** Whether there are enough samples for an interval; otherwise {@code low} and {@code high} are the extremes. */
    public boolean isKnown() {
        return samples >= Ranks.FEWEST;
    }

    /** How wide the interval is, as a share of the median: 0.05 for 5 %. */
    public double width() {
        return (double) high.minus(low).toNanos() / Math.max(1, median.toNanos());
    }
}
