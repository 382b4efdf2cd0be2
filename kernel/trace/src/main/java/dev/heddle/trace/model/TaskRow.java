package dev.heddle.trace.model;

import java.time.Duration;
import java.util.List;

/**
 * One task, as a row of the picture: the same time as the threads, told by the work.
 *
 * @param id unique in the trace
 * @param parent id of the row whose code made it or handed it over, where that is known; 0 at the root
 * @param name the method or lambda it runs, or what it is called
 * @param kind what sort of task
 * @param outcome how it ended
 * @param slices what it did, in order; a slice's {@code thread} names the lane it was on
 */
public record TaskRow(long id, long parent, String name, Kind kind, Outcome outcome, List<Slice> slices)
        implements Row {
    /** What sort of task a row shows. */
    public enum Kind {
        /** An async body. */
        ASYNC("async"),
        /** {@code Task.run}: work queued to a pool. */
        RUN("Task.run"),
        /** {@code Task.delay}: a timer. */
        DELAY("Task.delay"),
        /** A virtual thread. */
        VIRTUAL_THREAD("virtual thread"),
        /** Work handed to an executor of the JDK. */
        WORK("work of an executor"),
        /** A future or source that something else completes. */
        SOURCE("future");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind in the words that every view uses. */
        public String label() {
            return label;
        }
    }

    /** How a task ended. */
    public enum Outcome {
        /** Not ended when the trace did. */
        PENDING,
        /** With a value. */
        COMPLETED,
        /** With an exception. */
        FAULTED,
        /** Cancelled. */
        CANCELLED
    }

    public TaskRow {
        slices = List.copyOf(slices);
    }

    /**
     * How often it had its turn from beginning to end while another task was at work, from the moment when that one first
     * had a thread to the moment when it last had.
     */
    public long turnsDuring(TaskRow other) {
        List<Slice> work =
                other.slices.stream().filter(slice -> slice.thread() != 0).toList();
        return work.isEmpty()
                ? 0
                : turnsBetween(work.getFirst().start(), work.getLast().end());
    }

    /**
     * How often it had its turn from beginning to end between two moments: it was on a thread, and was not before and after.
     *
     * @param from since the trace began
     * @param to since the trace began
     */
    public long turnsBetween(Duration from, Duration to) {
        long turns = 0;
        long begin = -1;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.thread() == 0) {
                continue;
            }
            if (i == 0 || !isSameTurn(slices.get(i - 1), slice)) {
                begin = slice.startNanos();
            }
            boolean over = i == slices.size() - 1 || !isSameTurn(slice, slices.get(i + 1));
            if (over && begin >= from.toNanos() && slice.endNanos() <= to.toNanos()) {
                turns++;
            }
        }
        return turns;
    }

    private static boolean isSameTurn(Slice one, Slice next) {
        return one.thread() == next.thread() && one.endNanos() == next.startNanos();
    }
}
