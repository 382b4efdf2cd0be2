package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Counts.Step;
import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** H09: more threads want to run than there are cores. */
final class MoreThreadsThanCores implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H09",
            "More runnable threads than cores",
            Severity.NOTE,
            "Threads that compute share the cores: more of them finish no sooner, and every switch costs time and caches.",
            "A pool of as many threads as there are cores: Task.run, a parallel stream, or"
                    + " Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()).",
            "for 200 ms or longer, with 100 ms or more of waiting for a core in it, and the cores were theirs for two thirds of"
                    + " it",
            Section.PERFORMANCE);

    private static final long LEAST_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LEAST_WAIT_NANOS = Duration.ofMillis(100).toNanos();

    /** Threads that had less of the cores were kept off them by others: by the JVM's own, or by other programs. */
    private static final double OWN_SHARE = 2 / 3.0;

    private static final int RUNNABLE = 0;
    private static final int WAITS = 1;

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.ThreadCpu");
    }

    @Override
    public List<Finding> find(Facts facts) {
        if (facts.cores() == 0 || waits(facts) < LEAST_WAIT_NANOS) {
            return List.of();
        }
        Counts counts = new Counts(2);
        for (ThreadLane lane : facts.threads()) {
            for (Slice slice : lane.slices()) {
                if (isRunnable(lane, slice)) {
                    counts.add(RUNNABLE, slice.startNanos(), slice.endNanos());
                    if (slice.state() == State.READY) {
                        counts.add(WAITS, slice.startNanos(), slice.endNanos());
                    }
                }
            }
        }
        List<Step> crowded = counts.where(now -> now[RUNNABLE] > facts.cores());
        long waited = crowded.stream()
                .mapToLong(step -> step.number(WAITS) * step.nanos())
                .sum();
        long ran = crowded.stream()
                .mapToLong(step -> (step.number(RUNNABLE) - step.number(WAITS)) * step.nanos())
                .sum();
        long crowdedNanos = Counts.nanos(crowded);
        if (crowdedNanos < LEAST_NANOS || waited < LEAST_WAIT_NANOS || ran < crowdedNanos * facts.cores() * OWN_SHARE) {
            return List.of();
        }
        int peak =
                crowded.stream().mapToInt(step -> step.number(RUNNABLE)).max().orElse(0);
        List<Evidence> evidence = evidence(facts, crowded);
        return List.of(new Finding(
                DIAGNOSIS,
                "Up to " + CountText.of(peak, "thread") + " wanted to run on " + CountText.of(facts.cores(), "core")
                        + ", for " + Words.time(crowdedNanos) + "; together they waited " + Words.time(waited)
                        + " for a core.",
                evidence.isEmpty() ? null : evidence.getFirst().slice().place(),
                Duration.ofNanos(waited),
                evidence,
                true));
    }

    /** How long threads waited for a core, crowded or not. */
    private static long waits(Facts facts) {
        List<ThreadLane> platform =
                facts.threads().stream().filter(lane -> !lane.isVirtual()).toList();
        return Facts.nanos(platform, slice -> slice.state() == State.READY);
    }

    /** What a virtual thread does shows in its carrier. */
    private static boolean isRunnable(ThreadLane lane, Slice slice) {
        return !lane.isVirtual() && (slice.state() == State.RUNNING || slice.state() == State.READY);
    }

    private static List<Evidence> evidence(Facts facts, List<Step> crowded) {
        long from = crowded.getFirst().from();
        long to = crowded.getLast().to();
        List<Evidence> evidence = new ArrayList<>();
        for (ThreadLane lane : facts.threads()) {
            lane.slices().stream()
                    .filter(slice -> isRunnable(lane, slice) && slice.startNanos() < to && slice.endNanos() > from)
                    .max(Comparator.comparingLong(Slice::nanos))
                    .ifPresent(slice -> evidence.add(Evidence.in(lane, slice)));
        }
        evidence.sort(Comparator.comparingLong(Evidence::nanos).reversed());
        return evidence;
    }
}
