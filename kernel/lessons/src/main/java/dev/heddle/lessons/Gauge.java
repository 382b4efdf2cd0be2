package dev.heddle.lessons;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads a figure again and again while something goes on, for a curve over time. It reads on a thread of its own, which is in
 * {@linkplain Elsewhere no trace}; on a busy machine some readings come late, and each has the time when it was made. Any
 * thread may use it.
 */
public final class Gauge implements AutoCloseable {
    private final long begin = System.nanoTime();
    private final ConcurrentSkipListMap<Double, Double> readings = new ConcurrentSkipListMap<>();
    private final Supplier<? extends Number> figure;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Elsewhere.threads("gauge"));

    private Gauge(Supplier<? extends Number> figure) {
        this.figure = figure;
    }

    /**
     * Starts to read, at once and then again after each such time, until it is closed.
     *
     * @param figure is called on the gauge's thread; must be quick, and what it throws ends the readings
     */
    public static Gauge every(Duration pause, Supplier<? extends Number> figure) {
        Gauge gauge = new Gauge(figure);
        gauge.read();
        var _ = gauge.clock.scheduleWithFixedDelay(gauge::read, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        return gauge;
    }

    private void read() {
        readings.put((System.nanoTime() - begin) / 1e6, figure.get().doubleValue());
    }

    /** What was read so far, by milliseconds since it was started. */
    public SortedMap<Double, Double> curve() {
        return new TreeMap<>(readings);
    }

    /** The greatest figure so far. */
    public double most() {
        return readings.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /** Reads no more; what was read stays. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
