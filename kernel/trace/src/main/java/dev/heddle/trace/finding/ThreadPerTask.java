package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H11: platform threads started one by one, each for one piece of work. */
final class ThreadPerTask implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H11",
            "A platform thread per task",
            Severity.WARNING,
            "A platform thread takes some 50 to 100 µs to start and reserves a stack of its own; a thousand of them are a"
                    + " burden, and more the system refuses.",
            "Virtual threads for work that waits (Thread.startVirtualThread, newVirtualThreadPerTaskExecutor()), await for"
                    + " what is asynchronous, Task.run or a pool for work that computes.",
            "16 or more threads that each ran one piece of work",
            Section.PERFORMANCE);

    private static final int LEAST_THREADS = 16;

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.ThreadStart");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Cases<Place> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            if (isForOneTask(lane)) {
                @Nullable Slice first = lane.slices().stream()
                        .filter(slice -> slice.place() != null)
                        .findFirst()
                        .orElse(null);
                if (first != null) {
                    cases.add(first.place(), Evidence.in(lane, first));
                }
            }
        }
        return cases.findings((place, evidence) -> evidence.size() < LEAST_THREADS
                ? null
                : new Finding(
                        DIAGNOSIS,
                        CountText.of(evidence.size(), "platform thread") + " were started, each for one piece of work"
                                + Words.at(place) + "; together they were held " + Words.time(held(facts, evidence))
                                + " while waiting.",
                        place,
                        Duration.ofNanos(held(facts, evidence)),
                        evidence,
                        true));
    }

    private static boolean isForOneTask(ThreadLane lane) {
        if (lane.isVirtual() || !lane.startedInTrace()) {
            return false;
        }
        return switch (lane.kind()) {
            case PLATFORM -> true;
            case POOL_WORKER -> ranOneTask(lane);
            default -> false;
        };
    }

    private static boolean ranOneTask(ThreadLane lane) {
        long task = 0;
        for (Slice slice : lane.slices()) {
            if (slice.task() != 0 && slice.task() != task) {
                if (task != 0) {
                    return false;
                }
                task = slice.task();
            }
        }
        return task != 0;
    }

    private static long held(Facts facts, List<Evidence> evidence) {
        Set<Long> threads = evidence.stream().map(Evidence::thread).collect(Collectors.toSet());
        return facts.threads().stream()
                .filter(lane -> threads.contains(lane.id()))
                .mapToLong(lane -> lane.timeIn(Hold.WAITING).toNanos())
                .sum();
    }
}
