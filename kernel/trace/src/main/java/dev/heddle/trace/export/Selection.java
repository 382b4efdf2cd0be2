package dev.heddle.trace.export;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        Set<Long> drawnVirtual = new HashSet<>();
        for (ThreadLane lane : trace.threads()) {
            boolean drawn = !lane.isVirtual() || drawnVirtual.size() < most;
            if (drawn && lane.isVirtual()) {
                drawnVirtual.add(-lane.id()); // the id of its row
            }
            (drawn ? chosen.lanes : chosen.foldedLanes).add(lane);
        }
        int otherRows = 0;
        for (TaskRow row : trace.tasks()) {
            boolean drawn =
                    row.kind() == TaskRow.Kind.VIRTUAL_THREAD ? drawnVirtual.contains(row.id()) : otherRows++ < most;
            (drawn ? chosen.tasks : chosen.foldedTasks).add(row);
        }
        return chosen;
    }
}
