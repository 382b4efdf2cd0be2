package dev.heddle.trace.model;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time in which a thread or a task was in one state. Its times are plain numbers: a trace may hold millions.
 *
 * @param startNanos nanoseconds since the trace began
 * @param endNanos nanoseconds since the trace began, never before {@code startNanos}
 * @param state what it was doing
 * @param place the line of the user's code where the state began, where known
 * @param detail what exactly: the monitor's class, the file, the address; empty when there is nothing to add
 * @param thread id of the thread it was on, 0 when it held none
 * @param task id of the task it belongs to, 0 when none
 */
public record Slice(
        long startNanos,
        long endNanos,
        State state,
        @Nullable Place place,
        String detail,
        long thread,
        long task) {
    public Slice {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException("a slice ends before it starts: " + Duration.ofNanos(startNanos) + " > "
                    + Duration.ofNanos(endNanos));
        }
    }

    /** One from then to then, since the trace began. */
    public Slice(
            Duration start, Duration end, State state, @Nullable Place place, String detail, long thread, long task) {
        this(start.toNanos(), end.toNanos(), state, place, detail, thread, task);
    }

    /** When it starts, since the trace began. */
    public Duration start() {
        return Duration.ofNanos(startNanos);
    }

    /** When it ends, since the trace began. */
    public Duration end() {
        return Duration.ofNanos(endNanos);
    }

    /** How long the state lasted. */
    public Duration duration() {
        return Duration.ofNanos(nanos());
    }

    /** How long the state lasted, in nanoseconds. */
    public long nanos() {
        return endNanos - startNanos;
    }

    /** Whether there was a moment that belongs to both. */
    public boolean overlaps(Slice other) {
        return startNanos < other.endNanos && other.startNanos < endNanos;
    }

    /** Whether it tells the same as the one before, which ends where it starts. */
    public boolean goesOnAfter(Slice before) {
        return before.endNanos == startNanos
                && state == before.state
                && thread == before.thread
                && task == before.task
                && detail.equals(before.detail)
                && Objects.equals(place, before.place);
    }

    /** The same from another moment on. */
    public Slice from(long nanos) {
        return new Slice(nanos, endNanos, state, place, detail, thread, task);
    }
}
