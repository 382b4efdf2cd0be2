package dev.heddle.trace.export;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a trace gets a track of its own, and what is folded into counters because there is too much of it.
 *
 * @param lanes threads with a track
 * @param foldedLanes virtual threads without
 * @param tasks rows with a track
 * @param foldedTasks rows without
 */
record Selection(List<ThreadLane> lanes, List<ThreadLane> foldedLanes, List<TaskRow> tasks, List<TaskRow> foldedTasks) {
    /** All platform threads, and the first so many virtual threads, their rows and other tasks. */
    static Selection of(ThreadTrace trace, int most) {
        Selection chosen = new Selection(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int virtual = 0;
        for (ThreadLane lane : trace.threads()) {
            boolean drawn = !lane.isVirtual() || virtual++ < most;
            (drawn ? chosen.lanes : chosen.foldedLanes).add(lane);
        }
        int virtualRows = 0;
        int otherRows = 0;
        for (TaskRow row : trace.tasks()) {
            boolean drawn = row.kind() == TaskRow.Kind.VIRTUAL_THREAD ? virtualRows++ < most : otherRows++ < most;
            (drawn ? chosen.tasks : chosen.foldedTasks).add(row);
        }
        return chosen;
    }
}
