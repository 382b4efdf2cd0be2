package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.finding.Facts.Failure;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H06: a task failed, and nobody will ever know. */
final class UnobservedFailure implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H06",
            "Failure that nobody looked at",
            Severity.ERROR,
            "A task keeps its exception until somebody awaits it or asks for its result. This one was dropped with its"
                    + " exception: the work did not happen, and nothing says so.",
            "await the task, or keep it and await it later. Work that nobody waits for handles its own errors, or is started"
                    + " with fireAndForget, which reports them.",
            "the failed task was collected before anyone looked",
            Section.WHAT_AWAIT_DOES);

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.TaskUnobserved");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Map<Long, String> errors = facts.known().failures().stream()
                .filter(Failure::unobserved)
                .collect(Collectors.toMap(Failure::task, Failure::error, (one, other) -> one));
        Cases<Place> cases = new Cases<>();
        for (Failure failure : facts.known().failures()) {
            @Nullable TaskRow row = facts.row(failure.task());
            if (failure.unobserved() && row != null && !row.slices().isEmpty()) {
                Slice first = row.slices().getFirst();
                cases.add(first.place(), Evidence.in(row, row.slices().getLast()));
            }
        }
        return cases.findings((place, evidence) -> new Finding(
                DIAGNOSIS,
                Words.names(Cases.distinct(evidence, one -> name(facts.row(one.task()))))
                        + " failed " + Words.times(evidence.size()) + " with "
                        + Words.names(Cases.distinct(evidence, one -> errors.getOrDefault(one.task(), "an error")))
                        + ", started" + Words.at(place) + ", and the error was lost.",
                place,
                Duration.ZERO,
                evidence,
                true));
    }

    private static String name(@Nullable TaskRow row) {
        return row == null ? "a task" : row.name();
    }
}
