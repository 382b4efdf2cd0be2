package dev.heddle.trace;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.finding.Facts;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Builds a trace from its events. */
final class TraceBuilder {
    /** Shorter moments in which no carrier ran say too little to cut every virtual thread's lane. */
    private static final int SHARE_OF_WALL = 100;

    private final EventLog log;
    private final Circumstances circumstances;
    private final Demand demand;
    private final Stacks stacks;
    private final Waits waits;
    private final CpuTimes cpu;
    private final Hooked hooked;
    private final Membership members;
    private final SequentialSteps sequentialSteps;

    TraceBuilder(EventLog log, Circumstances circumstances) {
        this(log, circumstances, new Demand());
    }

    /** One that builds as long as there is a demand for it. */
    TraceBuilder(EventLog log, Circumstances circumstances, Demand demand) {
        this.demand = demand;
        this.log = log;
        this.circumstances = circumstances;
        stacks = new Stacks(circumstances.places());
        waits = new Waits(stacks);
        cpu = new CpuTimes(log, circumstances.cores());
        hooked = Hooked.of(log.events());
        members = new Membership(log, cpu, hooked, circumstances.ignored(), circumstances.otherTraced());
        sequentialSteps = new SequentialSteps(log, circumstances.independent());
    }

    /** What only this JVM knows of the trace, once it is built. */
    TraceNotes notes() {
        return TraceNotes.of(log, circumstances, stacks.placed(), sequentialSteps.proven());
    }

    ThreadTrace build() {
        Map<Long, ThreadLane> lanes = lanes();
        TaskRows rows = new TaskRows(log, members.tasks(), hooked, lanes, stacks);
        demand.check();
        List<TaskRow> tasks = rows.build();
        demand.check();
        List<HandOff> handOffs = new HandOffs(members, hooked, stacks, rows.moves(), lanes).build();
        List<ThreadLane> threads = List.copyOf(lanes.values());
        Totals totals = totals(threads, tasks, rows.awaitedByTasks(), overhead(lanes.keySet()));
        return new ThreadTrace(
                circumstances.title(),
                totals,
                circumstances.cores(),
                threads,
                tasks,
                handOffs,
                findings(threads, tasks));
    }

    private List<Finding> findings(List<ThreadLane> threads, List<TaskRow> tasks) {
        Facts.Known known = new KnownFacts(log, members.tasks(), stacks).known(sequentialSteps.in(tasks));
        boolean whole = log.lost() == 0;
        Facts facts = new Facts(Duration.ofNanos(log.wall()), circumstances.cores(), threads, tasks, known, whole);
        return log.isForeign() ? Findings.in(facts, log.eventTypes()) : Findings.in(facts);
    }

    private Map<Long, ThreadLane> lanes() {
        Map<Long, LaneBuilder> builders = new LinkedHashMap<>(); // in order of their ids, nearly that of their begins
        boolean virtual =
                members.threads().stream().anyMatch(id -> log.identity(id).virtual());
        for (long id : log.threads().keySet().stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray()) {
            ThreadIdentity who = log.identity(id);
            if (members.threads().contains(id) || (virtual && who.isCarrier())) {
                builders.put(id, new LaneBuilder(who, log, cpu, hooked, members::hasRow));
            }
        }
        for (List<Seen> seen : List.of(log.events(), log.samples())) {
            for (Seen each : seen) {
                demand.check();
                LaneBuilder builder = builders.get(each.thread());
                if (builder != null) {
                    builder.add(each, waits, stacks);
                }
            }
        }
        hooked.mounts().started().forEach((id, start) -> {
            LaneBuilder builder = builders.get(id);
            if (builder != null) {
                builder.startedBy(start, stacks);
            }
        });
        List<Span> unmounted = hooked.mounts().areKnown() ? List.of() : noCarrierRuns(builders);
        List<ThreadLane> built = new ArrayList<>();
        builders.forEach((id, builder) -> {
            demand.check();
            if (log.identity(id).virtual()) {
                builder.infer(unmounted);
                ThreadLane lane = builder.build(id == log.traced().thread(), TaskRows.rowOf(id), stacks);
                built.add(lane);
                hooked.heldCarriers(lane)
                        .forEach((carrier, held) ->
                                Optional.ofNullable(builders.get(carrier)).ifPresent(other -> other.infer(held)));
            }
        });
        builders.forEach((id, builder) -> {
            if (!log.identity(id).virtual()) {
                built.add(builder.build(id == log.traced().thread(), 0, stacks));
            }
        });
        built.sort(Comparator.comparing(ThreadLane::kind)
                .thenComparingLong(lane -> lane.begin().toNanos())
                .thenComparingLong(ThreadLane::id));
        Map<Long, ThreadLane> lanes = new LinkedHashMap<>();
        built.forEach(lane -> lanes.put(lane.id(), lane));
        return lanes;
    }

    /** While every carrier is idle no virtual thread runs, whatever it waits for. */
    private List<Span> noCarrierRuns(Map<Long, LaneBuilder> builders) {
        if (log.isForeign()) {
            return List.of();
        }
        List<Seen> signs = log.events().stream()
                .filter(seen -> log.identity(seen.thread()).virtual())
                .toList();
        long firstSign = signs.stream().mapToLong(Seen::start).min().orElse(log.wall());
        long lastSign = signs.stream()
                .mapToLong(seen -> seen.end() <= log.wall() ? seen.end() : seen.start())
                .max()
                .orElse(0);
        List<Busy> busy = new ArrayList<>();
        boolean any = false;
        for (LaneBuilder builder : builders.values()) {
            if (builder.isCarrier()) {
                any = true;
                if (!cpu.used(builder.id(), log.wall()).isZero()) {
                    builder.states(stacks)
                            .forEach(
                                    piece -> Busy.of(piece, firstSign, lastSign).ifPresent(busy::add));
                }
            }
        }
        if (!any) {
            return List.of();
        }
        return Timeline.of(0, log.wall(), busy, Busy::start, Busy::end, Busy.ANY_ORDER).stream()
                .filter(piece -> piece.what() == null)
                .filter(piece -> piece.end() - piece.start() >= log.wall() / SHARE_OF_WALL)
                .map(piece -> new Span(
                        piece.start(), piece.end(), State.AWAITING, null, "no carrier ran", Trust.SAMPLED, false))
                .toList();
    }

    /** When a carrier may have run. Where its idleness was sampled, any sign of life of a virtual thread counts more. */
    private record Busy(long start, long end) {
        static final Comparator<Busy> ANY_ORDER =
                Comparator.comparingLong(Busy::start).thenComparingLong(Busy::end);

        static Optional<Busy> of(Timeline.Piece<Span> piece, long firstSign, long lastSign) {
            Span claim = piece.what();
            if (claim == null || claim.state() != State.IDLE) {
                return Optional.of(new Busy(piece.start(), piece.end()));
            }
            return switch (claim.trust()) {
                case BEGUN_BEFORE -> Optional.of(new Busy(Math.max(firstSign, piece.start()), piece.end()));
                case GUESSED, SAMPLED, UNFINISHED ->
                    Optional.of(new Busy(piece.start(), Math.min(lastSign, piece.end())));
                case RECORDED, TOLD -> Optional.empty();
            };
        }
    }

    /** What their events cost the threads that are shown. */
    private Duration overhead(Set<Long> shown) {
        long events = 0;
        long stacks = 0;
        for (List<Seen> seen : List.of(log.events(), log.samples())) {
            for (Seen each : seen) {
                if (shown.contains(each.thread())) {
                    events++;
                    stacks += each.stack().isEmpty() ? 0 : 1;
                }
            }
        }
        return circumstances.eventCost().of(events, stacks);
    }

    private Totals totals(List<ThreadLane> lanes, List<TaskRow> tasks, Set<Long> awaitedByTasks, Duration overhead) {
        Duration used = Duration.ofNanos(
                lanes.stream().mapToLong(lane -> lane.cpu().toNanos()).sum());
        int platform = (int) lanes.stream()
                .filter(lane -> !lane.isVirtual() && lane.startedInTrace())
                .count();
        int virtual = (int) lanes.stream()
                .filter(lane -> lane.isVirtual() && lane.startedInTrace())
                .count();
        int ran = (int) lanes.stream()
                .filter(lane -> log.isForeign()
                        || lane.startedInTrace()
                        || lane.slices().stream().anyMatch(slice -> slice.state() == State.RUNNING))
                .count();
        boolean carriersTell = hooked.mounts().areKnown();
        long held = lanes.stream()
                .filter(lane -> !lane.isVirtual() || !carriersTell)
                .mapToLong(lane -> nanos(lane.slices(), state -> state.hold() == State.Hold.WAITING))
                .sum();
        long awaited = tasks.stream()
                .filter(task -> !countedByItsAwaiter(task, awaitedByTasks))
                .mapToLong(task -> nanos(task.slices(), state -> state == State.AWAITING))
                .sum();
        return new Totals(
                Duration.ofNanos(log.wall()),
                Duration.ofNanos(log.code()),
                used,
                ran,
                platform,
                virtual,
                Duration.ofNanos(held),
                Duration.ofNanos(awaited),
                log.lost(),
                overhead);
    }

    /** A wait counts once: for the task that awaits, not again for the timer or future that it awaits. */
    private static boolean countedByItsAwaiter(TaskRow task, Set<Long> awaitedByTasks) {
        return (task.kind() == TaskRow.Kind.DELAY || task.kind() == TaskRow.Kind.SOURCE)
                && awaitedByTasks.contains(task.id());
    }

    private static long nanos(List<Slice> slices, Predicate<State> counts) {
        long sum = 0;
        for (Slice slice : slices) {
            if (counts.test(slice.state())) {
                sum += slice.nanos();
            }
        }
        return sum;
    }
}
