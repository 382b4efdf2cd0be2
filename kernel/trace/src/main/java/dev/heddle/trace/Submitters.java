package dev.heddle.trace;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whose code made or handed over something: that of the row whose work the thread did at that moment, the innermost
 * where one ran inside another, as the thread's slices tell.
 */
final class Submitters {
    private final Map<Long, ThreadLane> lanes;
    private final Set<Long> tasks;

    /** @param tasks ids of the tasks that have a row */
    Submitters(Map<Long, ThreadLane> lanes, Set<Long> tasks) {
        this.lanes = lanes;
        this.tasks = tasks;
    }

    /** The parent of a virtual thread or of work: the row whose code the thread of this event ran then; 0 for none. */
    long of(@Nullable Seen submission) {
        return submission == null ? 0 : rowAt(submission.thread(), submission.start());
    }

    /**
     * The parent of a task. Where no ended step is known there, the task library may still know whose body ran: that of a
     * step that had not ended when the trace did.
     */
    long ofTask(Seen creation) {
        long ran = of(creation);
        boolean nothingInside = ran == 0 || ran == ofThread(creation.thread()) || ran == creation.number("taskId");
        return nothingInside && tasks.contains(creation.number("parentId")) ? creation.number("parentId") : ran;
    }

    private long rowAt(long thread, long moment) {
        @Nullable ThreadLane lane = lanes.get(thread);
        if (lane == null) {
            return 0;
        }
        List<Slice> slices = lane.slices();
        int at = Timeline.firstAfter(slices, Slice::endNanos, moment);
        return at < slices.size() && slices.get(at).startNanos() <= moment
                ? slices.get(at).task()
                : ofThread(thread);
    }

    /** The row of a thread itself, which only a virtual one has. */
    private long ofThread(long thread) {
        @Nullable ThreadLane lane = lanes.get(thread);
        return lane != null && lane.isVirtual() ? TaskRows.rowOf(thread) : 0;
    }
}
