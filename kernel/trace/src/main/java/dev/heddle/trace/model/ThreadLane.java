package dev.heddle.trace.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread, as a row of the picture.
 *
 * @param id the Java thread id
 * @param name the thread's name; may hold any character
 * @param kind what sort of thread it is
 * @param pool the pool or group that it is folded under, its own name where it has none
 * @param startedInTrace whether the trace saw it start
 * @param begin when it started, zero when it was there before
 * @param end when it ended, the trace's wall time when it outlived it
 * @param cpu CPU time it used during the trace, zero where the JVM does not say (virtual threads)
 * @param slices what it did, in order, never overlapping
 */
public record ThreadLane(
        long id,
        String name,
        Kind kind,
        String pool,
        boolean startedInTrace,
        Duration begin,
        Duration end,
        Duration cpu,
        List<Slice> slices)
        implements Row {
    /** What sort of thread a lane shows, in the order in which lanes are drawn. */
    public enum Kind {
        /** The thread that ran the traced code. */
        CELL("cell"),
        /** The thread of a synchronization context: an event loop, Swing's event thread. */
        CONTEXT("context"),
        /** A worker of a thread pool. */
        POOL_WORKER("pool worker"),
        /** A platform thread that carries virtual threads. */
        CARRIER("carrier"),
        /** A virtual thread. */
        VIRTUAL("virtual"),
        /** Any other platform thread. */
        PLATFORM("platform");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind in the words that every view uses. */
        public String label() {
            return label;
        }
    }

    public ThreadLane {
        slices = List.copyOf(slices);
    }

    /** What it did at a moment, in nanoseconds since the trace began; null before its begin and after its end. */
    public @Nullable Slice at(long nanos) {
        int low = 0;
        int high = slices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slices.get(middle).endNanos() > nanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < slices.size() && slices.get(low).startNanos() <= nanos ? slices.get(low) : null;
    }

    /** Whether it is a virtual thread. */
    public boolean isVirtual() {
        return kind == Kind.VIRTUAL;
    }
}
