package dev.heddle.trace.model;

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
public record TaskRow(long id, long parent, String name, Kind kind, Outcome outcome, List<Slice> slices) {
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
}
