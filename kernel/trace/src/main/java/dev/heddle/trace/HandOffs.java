package dev.heddle.trace;

import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where work went from one thread to another. */
final class HandOffs {
    private final Membership members;
    private final Map<Long, List<Seen>> moves;
    private final Map<Long, ThreadLane> lanes;
    private final List<HandOff> found = new ArrayList<>();

    HandOffs(Membership members, Map<Long, List<Seen>> moves, Map<Long, ThreadLane> lanes) {
        this.members = members;
        this.moves = moves;
        this.lanes = lanes;
    }

    List<HandOff> build() {
        members.tasks().forEach((id, creation) -> queued(creation, moves.getOrDefault(id, List.of())));
        for (ThreadLane lane : lanes.values()) {
            @Nullable Seen start = members.starts().get(lane.id());
            if (start != null && start.is("jdk.ThreadStart")) {
                add(
                        Math.min(start.start(), lane.begin().toNanos()),
                        Membership.parent(start),
                        lane.begin().toNanos(),
                        lane.id(),
                        0,
                        "start " + lane.name());
            }
        }
        found.sort(Comparator.comparing(HandOff::from).thenComparing(HandOff::to));
        return found;
    }

    private void queued(Seen creation, List<Seen> movesOfTask) {
        @Nullable Seen queued = null;
        for (Seen move : movesOfTask) {
            if (move.is("heddle.TaskQueued")) {
                queued = move;
            } else if (queued != null) {
                String what = queued.text("reason").equals("resume")
                        ? "resume"
                        : TaskRows.kind(creation).label();
                add(
                        queued.start(),
                        queued.thread(),
                        Math.max(queued.start(), move.start()),
                        move.thread(),
                        creation.number("taskId"),
                        what + " " + creation.text("name"));
                queued = null;
            }
        }
    }

    private void add(long from, long fromThread, long to, long toThread, long task, String what) {
        if (fromThread != toThread && lanes.containsKey(fromThread) && lanes.containsKey(toThread)) {
            found.add(new HandOff(
                    Duration.ofNanos(Math.max(0, from)),
                    fromThread,
                    Duration.ofNanos(Math.max(0, to)),
                    toThread,
                    task,
                    what));
        }
    }
}
