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
    private final Hooked hooked;
    private final Stacks stacks;
    private final Map<Long, List<Seen>> moves;
    private final Map<Long, ThreadLane> lanes;
    private final List<HandOff> found = new ArrayList<>();

    HandOffs(
            Membership members,
            Hooked hooked,
            Stacks stacks,
            Map<Long, List<Seen>> moves,
            Map<Long, ThreadLane> lanes) {
        this.members = members;
        this.hooked = hooked;
        this.stacks = stacks;
        this.moves = moves;
        this.lanes = lanes;
    }

    List<HandOff> build() {
        members.tasks().forEach((id, creation) -> queued(creation, moves.getOrDefault(id, List.of())));
        for (ThreadLane lane : lanes.values()) {
            @Nullable Seen start = members.starts().get(lane.id());
            if (start != null) {
                started(lane, start);
            }
        }
        for (Works.Work work : hooked.works().all()) {
            @Nullable Seen ran = work.ran();
            if (ran != null) {
                add(
                        work.submitted.start(),
                        work.submitted.thread(),
                        ran.start(),
                        ran.thread(),
                        work.row,
                        Works.name(work.submitted, stacks));
            }
        }
        found.sort(Comparator.comparing(HandOff::from).thenComparing(HandOff::to));
        return found;
    }

    private void started(ThreadLane lane, Seen start) {
        long begin = lane.begin().toNanos();
        long task = lane.isVirtual() ? TaskRows.rowOf(lane.id()) : 0;
        long runs = begin;
        if (lane.isVirtual()) {
            List<Mounts.Mount> mounts = hooked.mounts().of(lane.id());
            runs = mounts.isEmpty() ? begin : mounts.getFirst().start();
            resumed(lane, task);
        }
        long starter = members.parent(start);
        add(
                Math.min(Math.min(start.start(), begin), endOf(starter)),
                starter,
                Math.max(begin, runs),
                lane.id(),
                task,
                "start " + lane.name());
    }

    /** A thread's start is recorded when it begins to run: who started it may have ended by then. */
    private long endOf(long thread) {
        @Nullable ThreadLane lane = lanes.get(thread);
        return lane == null ? Long.MAX_VALUE : lane.end().toNanos();
    }

    /** Who let a virtual thread go on, and when it did. */
    private void resumed(ThreadLane lane, long task) {
        List<Mounts.Mount> mounts = hooked.mounts().of(lane.id());
        List<Seen> ready = hooked.mounts().ready(lane.id());
        int next = 0;
        for (int i = 1; i < mounts.size(); i++) {
            while (next < ready.size()
                    && ready.get(next).start() < mounts.get(i - 1).end()) {
                next++;
            }
            if (next < ready.size() && ready.get(next).start() <= mounts.get(i).start()) {
                Seen by = ready.get(next);
                add(by.start(), by.thread(), mounts.get(i).start(), lane.id(), task, "resume " + lane.name());
            }
        }
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
                        what + " " + TaskNames.of(creation, stacks));
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
