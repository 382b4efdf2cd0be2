package dev.heddle.trace;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Kind;
import dev.heddle.trace.model.TaskRow.Outcome;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the rows of tasks: the time of the threads, told by the work. */
final class TaskRows {
    private final EventLog log;
    private final Map<Long, Seen> created;
    private final Hooked hooked;
    private final Map<Long, ThreadLane> lanes;
    private final Stacks stacks;
    private final Map<Long, List<Seen>> moves = new HashMap<>();
    private final Map<Long, Seen> completed = new HashMap<>();
    private final Set<Long> awaitedByTasks = new HashSet<>();
    private final Map<Long, Walk> walks = new HashMap<>();

    TaskRows(EventLog log, Map<Long, Seen> created, Hooked hooked, Map<Long, ThreadLane> lanes, Stacks stacks) {
        this.log = log;
        this.hooked = hooked;
        this.created = created;
        this.lanes = lanes;
        this.stacks = stacks;
        for (Seen seen : log.events()) {
            switch (seen.type()) {
                case "heddle.TaskQueued" -> move(seen);
                case "heddle.TaskStep" -> {
                    move(seen);
                    awaitedByTasks.add(seen.number("awaits"));
                }
                case "heddle.TaskCompleted" -> completed.put(seen.number("taskId"), seen);
                default -> {}
            }
        }
    }

    private void move(Seen seen) {
        moves.computeIfAbsent(seen.number("taskId"), unknown -> new ArrayList<>())
                .add(seen);
    }

    /** The tasks, virtual threads and work of executors, parents before children, else in order of time. */
    List<TaskRow> build() {
        walk();
        Submitters submitters = new Submitters(lanes, created.keySet());
        TaskTree tree = new TaskTree();
        created.values().forEach(creation -> tree.add(row(creation, submitters.ofTask(creation)), creation.start()));
        for (ThreadLane lane : lanes.values()) {
            if (lane.isVirtual()) {
                @Nullable Seen start = hooked.mounts().started().get(lane.id());
                tree.add(
                        virtualThread(lane, submitters.of(start)),
                        start == null ? lane.begin().toNanos() : start.start());
            }
        }
        for (Works.Work work : hooked.works().all()) {
            if (lanes.containsKey(work.submitted.thread())) {
                tree.add(work(work, submitters.of(work.submitted)), work.submitted.start());
            }
        }
        return tree.inOrder();
    }

    /** All tasks at the same time, in order of time, so that each slice of a lane is looked at for one step. */
    private void walk() {
        created.forEach((id, creation) -> {
            if (runs(creation)) {
                walks.put(id, new Walk(creation, completed.get(id)));
            }
        });
        Map<Long, Cursor> cursors = new HashMap<>();
        lanes.forEach((id, lane) -> cursors.put(id, new Cursor(lane.slices())));
        for (Seen seen : log.events()) {
            if (seen.is("heddle.TaskQueued") || seen.is("heddle.TaskStep")) {
                @Nullable Walk walk = walks.get(seen.number("taskId"));
                if (walk != null) {
                    walk.move(seen, cursors.get(seen.thread()));
                }
            }
        }
    }

    /** A delay and a source only wait. */
    private static boolean runs(Seen creation) {
        Kind kind = kind(creation);
        return kind != Kind.DELAY && kind != Kind.SOURCE;
    }

    /** The events that moved each task, in order of time. */
    Map<Long, List<Seen>> moves() {
        return moves;
    }

    /** The tasks that another task of the trace awaited. */
    Set<Long> awaitedByTasks() {
        return awaitedByTasks;
    }

    /** The id of a virtual thread's row: no task of the library has a negative one. */
    static long rowOf(long virtualThread) {
        return -virtualThread;
    }

    static Kind kind(Seen creation) {
        return switch (creation.text("kind")) {
            case "async" -> Kind.ASYNC;
            case "run" -> Kind.RUN;
            case "delay" -> Kind.DELAY;
            default -> Kind.SOURCE;
        };
    }

    private TaskRow virtualThread(ThreadLane lane, long parent) {
        Outcome outcome = lane.end().toNanos() < log.wall() ? Outcome.COMPLETED : Outcome.PENDING;
        return new TaskRow(rowOf(lane.id()), parent, lane.name(), Kind.VIRTUAL_THREAD, outcome, lane.slices());
    }

    /** Work of an executor: queued, then whatever its worker did. */
    private TaskRow work(Works.Work work, long parent) {
        @Nullable Seen ran = work.ran();
        long start = Math.clamp(work.submitted.start(), 0, log.wall());
        long begin = ran == null ? log.wall() : Math.clamp(ran.start(), start, log.wall());
        List<Slice> slices = new ArrayList<>();
        if (begin > start) {
            @Nullable Place place = stacks.of(work.submitted).place();
            String detail = ran == null ? "" : log.identity(ran.thread()).label();
            slices.add(new Slice(start, begin, State.QUEUED, place, detail, 0, work.row));
        }
        @Nullable ThreadLane lane = ran == null ? null : lanes.get(ran.thread());
        if (ran != null && lane != null) {
            cut(lane.slices(), begin, Math.min(ran.end(), log.wall()), work.row).forEach(slices::add);
        }
        Outcome outcome = ran != null && log.isOver(ran.end()) ? Outcome.COMPLETED : Outcome.PENDING;
        return new TaskRow(work.row, parent, Works.name(work.submitted, stacks), Kind.WORK, outcome, slices);
    }

    private static List<Slice> cut(List<Slice> slices, long from, long to, long task) {
        List<Slice> inside = new ArrayList<>();
        for (int i = Timeline.firstAfter(slices, Slice::endNanos, from); i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.startNanos() >= to) {
                break;
            }
            long start = Math.max(from, slice.startNanos());
            long end = Math.min(to, slice.endNanos());
            if (start < end) {
                inside.add(new Slice(start, end, slice.state(), slice.place(), slice.detail(), slice.thread(), task));
            }
        }
        return inside;
    }

    private TaskRow row(Seen creation, long parent) {
        long id = creation.number("taskId");
        Kind kind = kind(creation);
        @Nullable Seen end = completed.get(id);
        Outcome outcome = end == null ? Outcome.PENDING : outcome(end.text("outcome"));
        @Nullable Walk walk = walks.get(id);
        List<Slice> slices = walk == null ? waiting(creation, end) : walk.slices();
        return new TaskRow(id, parent, TaskNames.of(creation, stacks), kind, outcome, slices);
    }

    private static Outcome outcome(String word) {
        return switch (word) {
            case "faulted" -> Outcome.FAULTED;
            case "cancelled" -> Outcome.CANCELLED;
            default -> Outcome.COMPLETED;
        };
    }

    private List<Slice> waiting(Seen creation, @Nullable Seen end) {
        long to = end == null ? log.wall() : Math.min(log.wall(), end.start());
        return to <= creation.start()
                ? List.of()
                : List.of(new Slice(
                        Math.max(0, creation.start()),
                        to,
                        State.AWAITING,
                        stacks.of(creation).place(),
                        "",
                        0,
                        creation.number("taskId")));
    }

    /** Where a walk over all events in order of time is in the slices of one lane. */
    private static final class Cursor {
        private final List<Slice> slices;
        private int next;

        Cursor(List<Slice> slices) {
            this.slices = slices;
        }

        /** The number of the first slice that ends after this moment; moments only grow. */
        int firstAfter(long moment) {
            while (next < slices.size() && slices.get(next).endNanos() <= moment) {
                next++;
            }
            return next;
        }
    }

    /** Walks one task from creation to end. */
    private final class Walk {
        private final long id;
        private final long end;
        private final List<Slice> slices = new ArrayList<>();
        private long at;
        private State between;
        private String detail;
        private boolean finished;
        private @Nullable Place place;

        Walk(Seen creation, @Nullable Seen completion) {
            this.id = creation.number("taskId");
            this.end = completion == null ? log.wall() : Math.min(log.wall(), completion.start());
            Optional<Seen> first = moves.getOrDefault(id, List.of()).stream().findFirst();
            Optional<Seen> runAtOnce =
                    kind(creation) == Kind.ASYNC ? first.filter(move -> move.is("heddle.TaskStep")) : Optional.empty();
            this.at = Math.max(0, runAtOnce.orElse(creation).start());
            this.between = State.QUEUED;
            this.detail = first.filter(move -> move.is("heddle.TaskQueued"))
                    .map(move -> move.text("target"))
                    .orElse("");
            this.place = stacks.of(creation).place();
        }

        void move(Seen move, @Nullable Cursor lane) {
            fillTo(move.start());
            if (move.is("heddle.TaskQueued")) {
                between = State.QUEUED;
                detail = move.text("target");
            } else {
                step(move, lane);
            }
        }

        List<Slice> slices() {
            if (!finished) {
                fillTo(end);
            }
            return slices;
        }

        private void fillTo(long to) {
            long until = Math.min(to, log.wall());
            if (until > at) {
                add(slice(at, until, between, place, detail, 0));
                at = until;
            }
        }

        private void step(Seen step, @Nullable Cursor lane) {
            long to = Math.min(step.end(), log.wall());
            List<Slice> ofLane = lane == null ? List.of() : lane.slices;
            for (int i = lane == null ? 0 : lane.firstAfter(step.start()); i < ofLane.size(); i++) {
                Slice seen = ofLane.get(i);
                if (seen.startNanos() >= to) {
                    break;
                }
                long from = Math.max(at, seen.startNanos());
                long until = Math.min(to, seen.endNanos());
                if (from < until) {
                    add(slice(from, until, seen.state(), seen.place(), seen.detail(), seen.thread()));
                }
            }
            at = Math.max(at, to);
            place = stacks.of(step).place();
            between = State.AWAITING;
            finished = !step.text("end").equals("suspended");
            @Nullable Seen awaited = created.get(step.number("awaits"));
            detail = awaited == null ? "" : "awaits " + TaskNames.of(awaited, stacks);
        }

        /** A step of another task inside this one splits the thread's slice, but not this task's. */
        private void add(Slice slice) {
            if (!slices.isEmpty() && slice.goesOnAfter(slices.getLast())) {
                Slice before = slices.removeLast();
                slices.add(slice.from(before.startNanos()));
            } else {
                slices.add(slice);
            }
        }

        private Slice slice(long from, long to, State state, @Nullable Place where, String what, long thread) {
            return new Slice(from, to, state, where, what, thread, id);
        }
    }
}
