package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Facts.Failure;
import dev.heddle.trace.finding.Facts.Known;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.finding.Facts.SelfWait;
import dev.heddle.trace.finding.Facts.SequentialAwaits;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts made by hand: lanes and rows whose slices follow each other, in milliseconds. */
final class FactsBuilder {
    private final List<LaneOf> lanes = new ArrayList<>();
    private final List<RowOf> rows = new ArrayList<>();
    private final List<LockWait> lockWaits = new ArrayList<>();
    private final List<SelfWait> selfWaits = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<SequentialAwaits> sequentialAwaits = new ArrayList<>();
    private final Set<Long> keepAlive = new HashSet<>();
    private Duration wall = Duration.ofSeconds(1);
    private int cores = 2;
    private boolean whole = true;

    /** The smallest difference that a trace can show, in milliseconds. */
    static final double TICK = 1e-6;

    static Place line(int line) {
        return new Place("In[1]", line, "");
    }

    static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    FactsBuilder wall(double millis) {
        wall = millis(millis);
        return this;
    }

    FactsBuilder cores(int number) {
        cores = number;
        return this;
    }

    FactsBuilder losingEvents() {
        whole = false;
        return this;
    }

    LaneOf cell() {
        return lane(ThreadLane.Kind.CELL, "cell");
    }

    LaneOf context(String name) {
        return lane(ThreadLane.Kind.CONTEXT, name);
    }

    LaneOf worker(String pool) {
        LaneOf lane = lane(ThreadLane.Kind.POOL_WORKER, pool + "-worker-" + lanes.size());
        lane.pool = pool;
        return lane;
    }

    LaneOf virtual(String name) {
        return lane(ThreadLane.Kind.VIRTUAL, name);
    }

    LaneOf platform(String name) {
        return lane(ThreadLane.Kind.PLATFORM, name);
    }

    LaneOf lane(ThreadLane.Kind kind, String name) {
        LaneOf lane = new LaneOf(lanes.size() + 1, kind, name);
        lanes.add(lane);
        return lane;
    }

    RowOf row(long id, TaskRow.Kind kind, String name) {
        RowOf row = new RowOf(id, kind, name);
        rows.add(row);
        return row;
    }

    FactsBuilder seen(LockWait wait) {
        lockWaits.add(wait);
        return this;
    }

    FactsBuilder seen(SelfWait wait) {
        selfWaits.add(wait);
        return this;
    }

    FactsBuilder failed(long task, String error, boolean unobserved) {
        failures.add(new Failure(task, error, unobserved));
        return this;
    }

    FactsBuilder seen(SequentialAwaits awaits) {
        sequentialAwaits.add(awaits);
        return this;
    }

    Facts build() {
        return new Facts(
                wall,
                cores,
                lanes.stream().map(LaneOf::lane).toList(),
                rows.stream().map(RowOf::row).toList(),
                new Known(lockWaits, selfWaits, failures, sequentialAwaits, keepAlive, pumped()),
                whole);
    }

    private Set<Long> pumped() {
        return lanes.stream().filter(lane -> lane.pumped).map(lane -> lane.id).collect(Collectors.toSet());
    }

    /** All that is found. */
    List<Finding> findings() {
        return Findings.in(build());
    }

    /** What the rule of this id finds. */
    List<Finding> findings(String id) {
        return findings().stream().filter(finding -> finding.id().equals(id)).toList();
    }

    /** Slices one after the other; what is said of place, detail, task and thread holds for those that follow. */
    abstract static class SlicesOf<S extends SlicesOf<S>> {
        final List<Slice> slices = new ArrayList<>();
        private long now;
        private @Nullable Place place;
        private String detail = "";
        long thread;
        long task;

        abstract S self();

        S at(int line) {
            place = line(line);
            return self();
        }

        S detail(String text) {
            detail = text;
            return self();
        }

        /** Lets time pass that no slice tells of. */
        S pass(double millis) {
            now += millis(millis).toNanos();
            return self();
        }

        S spend(double millis, State state) {
            long end = now + millis(millis).toNanos();
            slices.add(new Slice(now, end, state, place, detail, thread, task));
            now = end;
            return self();
        }

        Slice last() {
            return slices.getLast();
        }
    }

    /** A thread. */
    final class LaneOf extends SlicesOf<LaneOf> {
        final long id;
        private final ThreadLane.Kind kind;
        private final String name;
        private String pool;
        private boolean started = true;
        private boolean pumped = true;
        private @Nullable Duration used;

        private LaneOf(long id, ThreadLane.Kind kind, String name) {
            this.id = id;
            this.kind = kind;
            this.name = name;
            pool = name;
            thread = id;
        }

        @Override
        LaneOf self() {
            return this;
        }

        LaneOf task(long id) {
            task = id;
            return this;
        }

        /** The CPU time that it used; as long as it runs, where nothing is said. */
        LaneOf used(double millis) {
            used = millis(millis);
            return this;
        }

        /** No event tells when it asks for its next piece of work. */
        LaneOf untold() {
            pumped = false;
            return this;
        }

        LaneOf thereBefore() {
            started = false;
            return this;
        }

        /** It lived when the trace ended, and is no daemon. */
        LaneOf keepsAlive() {
            keepAlive.add(id);
            return this;
        }

        private ThreadLane lane() {
            Duration end = slices.isEmpty() ? wall : slices.getLast().end();
            Duration cpu = used == null ? running() : used;
            return new ThreadLane(id, name, kind, pool, started, Duration.ZERO, end, cpu, slices);
        }

        private Duration running() {
            return slices.stream()
                    .filter(slice -> slice.state() == State.RUNNING)
                    .map(Slice::duration)
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** A task. */
    static final class RowOf extends SlicesOf<RowOf> {
        private final TaskRow.Kind kind;
        private final String name;
        private long parent;

        private RowOf(long id, TaskRow.Kind kind, String name) {
            this.kind = kind;
            this.name = name;
            task = id;
        }

        @Override
        RowOf self() {
            return this;
        }

        RowOf on(LaneOf lane) {
            thread = lane.id;
            return this;
        }

        RowOf onNoThread() {
            thread = 0;
            return this;
        }

        RowOf in(long row) {
            parent = row;
            return this;
        }

        private TaskRow row() {
            return new TaskRow(task, parent, name, kind, TaskRow.Outcome.COMPLETED, slices);
        }
    }
}
