package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.finding.Facts.SequentialAwaits;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H12: awaits one after the other of what does not depend on each other. */
final class AwaitsInSequence implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H12",
            "Awaits in sequence that do not depend on each other",
            Severity.WARNING,
            "The second wait begins when the first is over, although nothing of the first goes into the second: the times"
                    + " add up where they could overlap.",
            "Start both, then await both: a = loadA(); b = loadB(); await(a); await(b). Of many: await(Task.whenAll(tasks)).",
            "both waits took 10 ms or longer, and the code shows that no value goes from one to the other",
            Section.WHEN_AWAIT);

    private static final long LEAST_NANOS = SequentialAwaits.LEAST.toNanos();

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.TaskStep");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Map<Long, Set<Slice>> waits = new LinkedHashMap<>();
        for (SequentialAwaits pair : facts.known().sequentialAwaits()) {
            if (pair.first().nanos() >= LEAST_NANOS && pair.second().nanos() >= LEAST_NANOS) {
                Set<Slice> ofBody = waits.computeIfAbsent(pair.body(), unknown -> new LinkedHashSet<>());
                ofBody.add(pair.first());
                ofBody.add(pair.second());
            }
        }
        List<Finding> found = new ArrayList<>();
        Map<List<Place>, List<Long>> samePlaces = new LinkedHashMap<>();
        waits.forEach((body, slices) -> samePlaces
                .computeIfAbsent(places(slices), unknown -> new ArrayList<>())
                .add(body));
        samePlaces.forEach((places, bodies) -> {
            @Nullable TaskRow row = facts.row(bodies.getFirst());
            if (row != null) {
                found.add(finding(row, places, bodies, waits));
            }
        });
        return found;
    }

    private static List<Place> places(Set<Slice> slices) {
        return slices.stream()
                .map(Slice::place)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Finding finding(TaskRow row, List<Place> places, List<Long> bodies, Map<Long, Set<Slice>> waits) {
        long saved = 0;
        List<Evidence> evidence = new ArrayList<>();
        for (long body : bodies) {
            Set<Slice> slices = waits.getOrDefault(body, Set.of());
            long sum = slices.stream().mapToLong(Slice::nanos).sum();
            saved += sum - slices.stream().mapToLong(Slice::nanos).max().orElse(0);
            slices.forEach(slice -> evidence.add(new Evidence(0, body, slice)));
        }
        long all = Cases.sum(evidence);
        int count = evidence.size() / bodies.size();
        String where = String.join(
                " and ", places.stream().map(Place::toString).limit(3).toList());
        return new Finding(
                DIAGNOSIS,
                row.name() + (bodies.size() > 1 ? " and " + CountText.of(bodies.size() - 1, "other") : "") + " awaited "
                        + CountText.of(count) + " tasks one after the other" + (where.isEmpty() ? "" : " at " + where)
                        + ", " + Words.time(all) + " in all, and none needed another's value; side by side they could"
                        + " have taken about " + Words.time(all - saved) + ".",
                places.isEmpty() ? null : places.getLast(),
                Duration.ofNanos(saved),
                evidence,
                true);
    }
}
