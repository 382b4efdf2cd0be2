package dev.heddle.lessons;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a state again and again while something goes on, for curves over time. It reads on a thread of its own, which is in
 * {@linkplain Elsewhere no trace}; on a busy machine some readings come late, and each has the time when it was made. Any
 * thread may use it.
 */
public final class Gauge<T> implements AutoCloseable {
    private static final ThreadFactory THREADS = Elsewhere.threads("gauge");

    private final long begin = System.nanoTime();
    private final ConcurrentSkipListMap<Long, T> readings = new ConcurrentSkipListMap<>();
    private final Supplier<T> state;
    private final Thread reader;

    private Gauge(Duration pause, Supplier<T> state) {
        this.state = state;
        reader = THREADS.newThread(() -> readAgainAfter(pause));
    }

    /**
     * Starts to read, at once and then again after each such time, until it is closed.
     *
     * @param state must be quick; is called first on the calling thread, then on the gauge's, which ends if it throws
     */
    public static <T> Gauge<T> every(Duration pause, Supplier<T> state) {
        Gauge<T> gauge = new Gauge<>(pause, state);
        gauge.read();
        gauge.reader.start();
        return gauge;
    }

    private void readAgainAfter(Duration pause) {
        try {
            while (true) {
                Thread.sleep(pause);
                read();
            }
        } catch (InterruptedException closed) {
            // nobody wants to know any more
        }
    }

    private void read() {
        long millis = (System.nanoTime() - begin) / 1_000_000;
        readings.put(millis, state.get());
    }

    /** A figure of what was read so far, by milliseconds since the gauge was started. */
    public SortedMap<Long, Number> curve(Function<? super T, ? extends Number> figure) {
        SortedMap<Long, Number> curve = new TreeMap<>();
        for (Map.Entry<Long, T> reading : readings.entrySet()) {
            curve.put(reading.getKey(), figure.apply(reading.getValue()));
        }
        return curve;
    }

    /** The greatest figure so far. */
    public double most(Function<? super T, ? extends Number> figure) {
        return curve(figure).values().stream()
                .mapToDouble(Number::doubleValue)
                .max()
                .orElseThrow();
    }

    /** Reads no more; what was read stays. */
    @Override
    public void close() {
        reader.interrupt();
    }
}
