package dev.heddle.lessons;

import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a {@link LoadTest} measured. Immutable, so any thread may use it. */
public final class LoadResult {
    private static final double[] CURVE = {1, 10, 25, 50, 75, 90, 95, 99, 100};

    private final int users;
    private final Duration took;
    private final Histogram micros;
    private final int errors;
    private final String firstError;

    private LoadResult(int users, Duration took, Histogram micros, int errors, String firstError) {
        this.users = users;
        this.took = took;
        this.micros = micros;
        this.errors = errors;
        this.firstError = firstError;
    }

    /** How many asked at the same time. */
    public int users() {
        return users;
    }

    /** From the first request to the end of the last. */
    public Duration took() {
        return took;
    }

    /** How many pages came. */
    public long answers() {
        return micros.getTotalCount();
    }

    /** How many requests failed, or took longer than they might. */
    public int errors() {
        return errors;
    }

    /** What the first of the errors says, empty when there was none. */
    public String firstError() {
        return firstError;
    }

    /** Throughput: pages a second. */
    public double perSecond() {
        return answers() * 1e9 / took.toNanos();
    }

    /**
     * How long a share of the answers took at most, to three digits; zero when there were no answers.
     *
     * @param percent of the answers: 50 for the median, 100 for the slowest of all
     */
    public Duration latency(double percent) {
        return Duration.of(micros.getValueAtPercentile(percent), TimeUnit.MICROSECONDS.toChronoUnit());
    }

    /** {@link #latency} in milliseconds by percent, for a curve. */
    public SortedMap<Double, Double> latencyCurve() {
        SortedMap<Double, Double> curve = new TreeMap<>();
        DoubleStream.of(CURVE)
                .forEach(percent -> curve.put(percent, latency(percent).toNanos() / 1e6));
        return curve;
    }

    /** {@code 300 answers in 1.2 s, 250 a second; half of them within 101 ms, 99 % within 130 ms; no errors}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d answers in %s, %.0f a second; half of them within %s, 99 %% within %s; %s",
                answers(),
                TimeText.of(took),
                perSecond(),
                TimeText.of(latency(50)),
                TimeText.of(latency(99)),
                errors == 0 ? "no errors" : errors + " errors, the first: " + firstError);
    }

    /** Counts while it goes on. Thread-safe. */
    static final class Tally {
        private static final int DIGITS = 3;

        private final int users;
        private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS); // grows with what it is told
        private final AtomicInteger errors = new AtomicInteger();
        private final AtomicReference<String> firstError = new AtomicReference<>("");

        Tally(int users) {
            this.users = users;
        }

        void answered(Duration latency) {
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(latency.toNanos()));
        }

        void failed(String why) {
            errors.incrementAndGet();
            firstError.compareAndSet("", why);
        }

        LoadResult result(Duration took) {
            return new LoadResult(users, took, micros.copy(), errors.get(), firstError.get());
        }
    }
}
