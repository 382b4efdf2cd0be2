package dev.heddle.trace.model;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time in which a thread or a task was in one state.
 *
 * @param start since the trace began
 * @param end since the trace began, never before {@code start}
 * @param state what it was doing
 * @param place the line of the user's code where the state began, where known
 * @param detail what exactly: the monitor's class, the file, the address; empty when there is nothing to add
 * @param thread id of the thread it was on, 0 when it held none
 * @param task id of the task it belongs to, 0 when none
 */
public record Slice(
        Duration start, Duration end, State state, @Nullable Place place, String detail, long thread, long task) {
    public Slice {
        if (end.compareTo(start) < 0) {
            throw new IllegalArgumentException("a slice ends before it starts: " + start + " > " + end);
        }
    }

    /** How long the state lasted. */
    public Duration duration() {
        return end.minus(start);
    }

    /** Whether it tells the same as the one before, which ends where it starts. */
    public boolean goesOnAfter(Slice before) {
        return state == before.state
                && thread == before.thread
                && task == before.task
                && before.end.equals(start)
                && detail.equals(before.detail)
                && Objects.equals(place, before.place);
    }

    /** The same from another moment on. */
    public Slice from(Duration moment) {
        return new Slice(moment, end, state, place, detail, thread, task);
    }
}
