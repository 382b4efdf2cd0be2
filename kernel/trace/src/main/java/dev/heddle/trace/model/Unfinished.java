package dev.heddle.trace.model;

import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.List;

/**
 * What was still at work when a trace ended.
 *
 * @param tasks how many bodies and how much work had no outcome yet
 * @param threads threads started during the trace, no workers of a pool, that were alive and not idle
 */
public record Unfinished(long tasks, List<ThreadLane> threads) {
    public Unfinished {
        threads = List.copyOf(threads);
    }

    /** That of a trace which ended at {@code wall}. */
    public static Unfinished of(List<ThreadLane> threads, List<TaskRow> tasks, Duration wall) {
        long pending = tasks.stream()
                .filter(task -> task.outcome() == TaskRow.Outcome.PENDING)
                .filter(task -> switch (task.kind()) {
                    case ASYNC, RUN, WORK -> true;
                    case DELAY, SOURCE, VIRTUAL_THREAD -> false;
                })
                .count();
        List<ThreadLane> alive = threads.stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.PLATFORM || lane.isVirtual())
                .filter(lane -> lane.startedInTrace() && lane.end().compareTo(wall) >= 0 && !isIdle(lane))
                .toList();
        return new Unfinished(pending, alive);
    }

    /**
     * When all work was over of a trace whose code ended earlier than the trace, in nanoseconds; {@code wall} if it was not.
     */
    public static long overSince(List<ThreadLane> threads, List<TaskRow> tasks, Duration codeEnd, Duration wall) {
        if (codeEnd.equals(wall) || !of(threads, tasks, wall).isNone()) {
            return wall.toNanos();
        }
        long threadsOver = threads.stream()
                .filter(lane -> lane.startedInTrace() && lane.end().compareTo(wall) < 0)
                .mapToLong(lane -> lane.end().toNanos())
                .max()
                .orElse(0);
        long tasksOver = tasks.stream()
                .filter(task -> task.outcome() != TaskRow.Outcome.PENDING
                        && !task.slices().isEmpty())
                .mapToLong(task -> task.slices().getLast().endNanos())
                .max()
                .orElse(0);
        return Math.min(wall.toNanos(), Math.max(codeEnd.toNanos(), Math.max(threadsOver, tasksOver)) + 1);
    }

    /** It waits for work, as an executor's or a context's thread does, or nobody knows what it does. */
    private static boolean isIdle(ThreadLane lane) {
        if (lane.slices().isEmpty()) {
            return false;
        }
        State state = lane.slices().getLast().state();
        return state.hold() == Hold.IDLE || state == State.FREE;
    }

    /** Whether nothing was. */
    public boolean isNone() {
        return tasks == 0 && threads.isEmpty();
    }

    /** {@code 2 tasks and 1 thread}. */
    @Override
    public String toString() {
        String some = count(tasks, "task");
        String others = count(threads.size(), "thread");
        return some.isEmpty() || others.isEmpty() ? some + others : some + " and " + others;
    }

    private static String count(long number, String what) {
        return number == 0 ? "" : CountText.of(number, what);
    }
}
