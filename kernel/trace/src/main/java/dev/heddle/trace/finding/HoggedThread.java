package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** H08: work that computes, on a context's thread or on a carrier for which other virtual threads wait. */
final class HoggedThread implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H08",
            "Long computation where others wait",
            Severity.WARNING,
            "A context's thread that computes handles no event; a virtual thread that computes keeps its carrier, because"
                    + " it gives way only where it waits.",
            "await(Task.run(() -> compute())): the pool computes and the context stays free. Of many virtual threads only"
                    + " those that wait belong there; work that computes goes to a pool of as many threads as there are"
                    + " cores.",
            "100 ms of computing or longer without a pause; on a carrier where others waited 50 ms or longer for one meanwhile",
            Section.WHEN_RUN);

    private static final long LEAST_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LEAST_WAIT_NANOS = Duration.ofMillis(50).toNanos();

    private static final int READY = 0;
    private static final int HOGGED = 1;

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
        List<Finding> found = new ArrayList<>(onContexts(facts));
        found.addAll(onCarriers(facts));
        return found;
    }

    private static List<Finding> onContexts(Facts facts) {
        return Stretches.onContexts(facts, LEAST_NANOS, HoggedThread::runs, HoggedThread::waitsForCore)
                .findings((place, evidence) -> new Finding(
                        DIAGNOSIS,
                        Words.threads(facts, evidence)
                                + ", a context's thread, computed for " + Words.time(Cases.sum(evidence))
                                + Words.at(place)
                                + " and handled nothing else meanwhile.",
                        place,
                        Duration.ofNanos(Cases.sum(evidence)),
                        evidence,
                        true));
    }

    private static boolean runs(Slice slice) {
        return slice.state() == State.RUNNING;
    }

    /** That is no pause, nor is it computing. */
    private static boolean waitsForCore(Slice slice) {
        return slice.state() == State.READY;
    }

    private static List<Finding> onCarriers(Facts facts) {
        List<Evidence> hogs = ofVirtualThreads(facts, HoggedThread::mayHog);
        if (hogs.isEmpty()) {
            return List.of();
        }
        double share = CoreShare.ofVirtualThreads(facts.threads());
        Cases<Place> cases = new Cases<>();
        for (Evidence hog : hogs) {
            if (hog.nanos() * share >= LEAST_NANOS) {
                cases.add(hog.slice().place(), hog);
            }
        }
        List<Evidence> ready = ofVirtualThreads(facts, HoggedThread::waitsForCore);
        return cases.findings((place, evidence) -> {
            Counts counts = new Counts(2);
            ready.forEach(one ->
                    counts.add(READY, one.slice().startNanos(), one.slice().endNanos()));
            evidence.forEach(one ->
                    counts.add(HOGGED, one.slice().startNanos(), one.slice().endNanos()));
            long waited = Counts.nanos(counts.where(now -> now[READY] > 0 && now[HOGGED] > 0));
            if (waited < LEAST_WAIT_NANOS) {
                return null;
            }
            return new Finding(
                    DIAGNOSIS,
                    CountText.of(
                                    Cases.distinct(evidence, one -> Words.thread(facts, one.thread()))
                                            .size(),
                                    "virtual thread")
                            + " computed for up to " + Words.time(Cases.longest(evidence)) + Words.at(place)
                            + " without giving way; others waited " + Words.time(waited) + " for a carrier.",
                    place,
                    Duration.ofNanos(waited),
                    evidence,
                    true);
        });
    }

    private static boolean mayHog(Slice slice) {
        return slice.state() == State.RUNNING && slice.nanos() >= LEAST_NANOS;
    }

    private static List<Evidence> ofVirtualThreads(Facts facts, Predicate<Slice> which) {
        List<Evidence> found = new ArrayList<>();
        for (ThreadLane lane : facts.threads()) {
            if (lane.isVirtual()) {
                for (Slice slice : lane.slices()) {
                    if (which.test(slice)) {
                        found.add(Evidence.in(lane, slice));
                    }
                }
            }
        }
        return found;
    }
}
