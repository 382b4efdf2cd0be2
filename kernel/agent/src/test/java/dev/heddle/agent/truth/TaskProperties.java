package dev.heddle.agent.truth;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;

/** A task runs when and where a thread runs it, and has no gap from its begin to its end. */
final class TaskProperties {
    private TaskProperties() {}

    static void check(Violations found) {
        for (TaskRow row : found.trace().tasks()) {
            follow(row, found);
            row.slices().forEach(slice -> runsOnItsThread(row, slice, found));
        }
        for (ThreadLane lane : found.trace().threads()) {
            lane.slices().forEach(slice -> isPartOfItsTask(lane, slice, found));
        }
    }

    private static void follow(TaskRow row, Violations found) {
        long at = row.slices().isEmpty() ? 0 : row.slices().getFirst().startNanos();
        found.expect(at >= 0, Violations.of(row) + " begins before the trace, at " + at);
        for (Slice slice : row.slices()) {
            String which = Violations.of(row) + ": " + Violations.of(slice);
            found.expect(slice.startNanos() == at, which + " does not start where the one before ends, " + at);
            found.expect(
                    slice.task() == row.id() || row.kind() == TaskRow.Kind.VIRTUAL_THREAD,
                    which + " belongs to another task");
            at = slice.endNanos();
        }
        found.expect(at <= found.trace().wall().toNanos(), Violations.of(row) + " ends after the trace, at " + at);
    }

    private static void runsOnItsThread(TaskRow row, Slice slice, Violations found) {
        if (slice.thread() == 0) {
            found.expect(
                    slice.state() != State.RUNNING, Violations.of(row) + " runs on no thread: " + Violations.of(slice));
            return;
        }
        ThreadLane lane = found.lane(slice.thread());
        if (lane == null) {
            found.add(Violations.of(row) + " is on a thread without a lane: " + Violations.of(slice));
            return;
        }
        List<long[]> elsewise = Moments.uncovered(
                slice.startNanos(), slice.endNanos(), lane.slices(), on -> on.state() == slice.state());
        for (long[] open : elsewise) {
            found.add(Violations.of(row) + ": " + Violations.of(slice) + ", but its thread says"
                    + Moments.during(open[0], open[1], lane.slices()));
        }
    }

    /** A thread that shows a task as its work is found in that task's row, in the same state. */
    private static void isPartOfItsTask(ThreadLane lane, Slice slice, Violations found) {
        TaskRow row = found.row(slice.task());
        boolean carries = row != null && row.kind() == TaskRow.Kind.VIRTUAL_THREAD;
        if (row == null || carries || slice.state() != State.RUNNING) {
            return;
        }
        List<long[]> elsewise = Moments.uncovered(
                slice.startNanos(),
                slice.endNanos(),
                row.slices(),
                of -> of.state() == State.RUNNING && of.thread() == lane.id());
        for (long[] open : elsewise) {
            found.add(Violations.of(lane) + " runs " + Violations.of(row) + ": " + Violations.of(slice)
                    + ", but its row says" + Moments.during(open[0], open[1], row.slices()));
        }
    }
}
