package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Details;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H01: a pool's worker, or whoever runs an async body, is held for a task's result. */
final class BlockedOnTask implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H01",
            "Blocking on a task",
            Severity.WARNING,
            "A thread that waits in result(), join() or get() does nothing and serves nobody. A pool that loses its"
                    + " workers this way starves, and where the task needs the held thread itself, all hangs.",
            "await(task) in an async body: the thread goes back to its pool and the body goes on when the task is done."
                    + " Plain Java: task.thenCompose(…), or wait in a virtual thread.",
            "held for 10 ms or longer, in pool or async code",
            Section.MISTAKES);

    private static final long LEAST_NANOS = Duration.ofMillis(10).toNanos();

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.ThreadPark");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Cases<Place> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            boolean worker = lane.kind() == ThreadLane.Kind.POOL_WORKER;
            if (lane.isVirtual() || lane.kind() == ThreadLane.Kind.CARRIER || facts.servesContext(lane)) {
                continue; // waits without a thread; told by the virtual thread; a case for H05
            }
            for (Slice slice : lane.slices()) {
                if (isHeld(slice) && (worker || isAsync(facts.row(slice.task())))) {
                    cases.add(slice.place(), Evidence.in(lane, slice));
                }
            }
        }
        return cases.findings((place, evidence) -> new Finding(
                DIAGNOSIS,
                Words.threads(facts, evidence) + " "
                        + (evidence.size() == 1 ? "was" : "were") + " held for a task's result "
                        + Words.times(evidence.size()) + Words.at(place) + ", " + Words.time(Cases.sum(evidence))
                        + " in all, and did nothing else meanwhile.",
                place,
                Duration.ofNanos(Cases.sum(evidence)),
                evidence,
                true));
    }

    private static boolean isHeld(Slice slice) {
        return slice.state() == State.RESULT
                && slice.nanos() >= LEAST_NANOS
                && !slice.detail().equals(Details.JOINS_FORKS);
    }

    private static boolean isAsync(@Nullable TaskRow row) {
        return row != null && (row.kind() == TaskRow.Kind.ASYNC || row.kind() == TaskRow.Kind.RUN);
    }
}
