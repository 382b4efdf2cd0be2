package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H03: {@code Task.run} around a method that is asynchronous already. */
final class RunAroundAsync implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H03",
            "Task.run around an asynchronous method",
            Severity.WARNING,
            "The method returns at its first await anyway: sending it through the pool first costs a queue, a worker and a"
                    + " hand-over, and frees nobody.",
            "Call the method itself: await(loadAsync()), not await(Task.run(() -> loadAsync())). Keep Task.run for work"
                    + " that computes.",
            "the work ran for less than 1 ms, or a tenth of its time, before the method first waited",
            Section.WHEN_AWAIT);

    private static final long SHORT_NANOS = Duration.ofMillis(1).toNanos();
    private static final int SHARE = 10;

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.TaskCreated", "heddle.TaskStep");
    }

    @Override
    public List<Finding> find(Facts facts) {
        List<TaskRow> runs = facts.tasks().stream()
                .filter(row -> row.kind() == TaskRow.Kind.RUN && waits(row))
                .toList();
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<Long, List<TaskRow>> bodies = new HashMap<>();
        for (TaskRow row : facts.tasks()) {
            if (row.kind() == TaskRow.Kind.ASYNC) {
                bodies.computeIfAbsent(row.parent(), unknown -> new ArrayList<>())
                        .add(row);
            }
        }
        Cases<Place> cases = new Cases<>();
        Map<Evidence, TaskRow> inner = new HashMap<>();
        for (TaskRow row : runs) {
            List<TaskRow> called = bodies.getOrDefault(row.id(), List.of());
            if (called.size() == 1 && isOnlyAWrapper(row, called.getFirst()) && ranInPool(row, facts)) {
                Evidence evidence = Evidence.in(row, row.slices().getFirst());
                inner.put(evidence, called.getFirst());
                cases.add(row.slices().getFirst().place(), evidence);
            }
        }
        return cases.findings((place, evidence) -> {
            List<String> methods = Cases.distinct(
                    evidence,
                    one -> inner.getOrDefault(one, facts.tasks().getFirst()).name());
            return new Finding(
                    DIAGNOSIS,
                    "Task.run" + Words.at(place) + " only called " + Words.names(methods)
                            + ", which waits without a thread: " + CountText.of(evidence.size(), "trip")
                            + " through the pool for nothing.",
                    place,
                    Duration.ofNanos(Cases.sum(evidence)),
                    evidence,
                    true);
        });
    }

    /** To send a method to a context is no detour: it has to run there. */
    private static boolean ranInPool(TaskRow run, Facts facts) {
        return run.slices().stream()
                .map(slice -> facts.lane(slice.thread()))
                .filter(Objects::nonNull)
                .allMatch(lane -> lane.kind() == ThreadLane.Kind.POOL_WORKER);
    }

    private static boolean isOnlyAWrapper(TaskRow run, TaskRow body) {
        long ran = 0;
        @Nullable Slice waits = null;
        for (Slice slice : run.slices()) {
            if (slice.state() == State.AWAITING) {
                waits = slice;
                break;
            }
            ran += slice.state() == State.QUEUED || slice.state() == State.READY ? 0 : slice.nanos();
        }
        return waits != null && waits(body) && ran <= Math.max(SHORT_NANOS, waits.nanos() / SHARE);
    }

    private static boolean waits(TaskRow row) {
        for (Slice slice : row.slices()) {
            if (slice.state() == State.AWAITING) {
                return true;
            }
        }
        return false;
    }
}
