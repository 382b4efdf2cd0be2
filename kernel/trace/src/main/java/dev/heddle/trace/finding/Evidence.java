package dev.heddle.trace.finding;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;

/**
 * A slice that proves a finding.
 *
 * @param thread id of the lane that it is in, 0 when it is in a task's row
 * @param task id of the task's row that it is in, 0 when it is in a thread's lane
 * @param slice the slice
 */
public record Evidence(long thread, long task, Slice slice) {
    static Evidence in(ThreadLane lane, Slice slice) {
        return new Evidence(lane.id(), 0, slice);
    }

    static Evidence in(TaskRow row, Slice slice) {
        return new Evidence(0, row.id(), slice);
    }

    long nanos() {
        return slice.nanos();
    }
}
