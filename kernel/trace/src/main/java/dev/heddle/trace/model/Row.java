package dev.heddle.trace.model;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A row of the picture: a thread or a task, and what it did. */
public sealed interface Row permits ThreadLane, TaskRow {
    /** Its name; may hold any character. */
    String name();

    /** What it did, in order, never overlapping. */
    List<Slice> slices();

    /** How long it was in a state. */
    default Duration timeIn(State state) {
        return sum(slice -> slice.state() == state, 0, Long.MAX_VALUE);
    }

    /** How long it was in the states that mean this for the thread underneath. */
    default Duration timeIn(State.Hold hold) {
        return sum(slice -> slice.state().hold() == hold, 0, Long.MAX_VALUE);
    }

    /**
     * How long it was in the states that mean this for the thread underneath, between two moments.
     *
     * @param from since the trace began
     * @param to since the trace began
     */
    default Duration timeIn(State.Hold hold, Duration from, Duration to) {
        return sum(slice -> slice.state().hold() == hold, from.toNanos(), to.toNanos());
    }

    private Duration sum(Predicate<Slice> which, long from, long to) {
        return Duration.ofNanos(slices().stream()
                .filter(which)
                .mapToLong(slice -> Math.min(slice.endNanos(), to) - Math.max(slice.startNanos(), from))
                .filter(nanos -> nanos > 0)
                .sum());
    }
}
