package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Counts.Step;
import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H04: work is queued, and every worker of its pool is held and does nothing. */
final class PoolStarvation implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H04",
            "Pool starvation",
            Severity.ERROR,
            "Every worker waits, so what is queued waits too, be it what the workers wait for. The pool helps itself by"
                    + " adding threads one by one, if at all; until then nothing moves.",
            "Do not block in pool work: await instead, or put what must block on threads of its own: a virtual thread for"
                    + " each (Executors.newVirtualThreadPerTaskExecutor()).",
            "for 100 ms or longer; in a pool of one's own only where the workers wait for tasks",
            Section.PERFORMANCE);

    private static final long LEAST_NANOS = Duration.ofMillis(100).toNanos();
    private static final int WORKERS = 0;
    private static final int HELD = 1;
    private static final int QUEUED = 2;

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.TaskQueued", "jdk.ThreadPark");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Map<String, List<ThreadLane>> pools = new LinkedHashMap<>();
        for (ThreadLane lane : facts.threads()) {
            if (lane.kind() == ThreadLane.Kind.POOL_WORKER) {
                pools.computeIfAbsent(lane.pool(), unknown -> new ArrayList<>()).add(lane);
            }
        }
        pools.values().removeIf(workers -> held(workers) < LEAST_NANOS);
        if (pools.isEmpty()) {
            return List.of();
        }
        Map<String, List<Slice>> queues = queues(facts);
        List<Finding> found = new ArrayList<>();
        pools.forEach((pool, workers) -> {
            @Nullable Finding finding = starved(pool, workers, queues.getOrDefault(pool, List.of()));
            if (finding != null) {
                found.add(finding);
            }
        });
        return found;
    }

    /** How long workers were held, each for itself: no pool starves longer than its workers are held. */
    private static long held(List<ThreadLane> workers) {
        boolean shared = SharedPools.isShared(workers);
        return Facts.nanos(workers, slice -> isHeld(slice, shared));
    }

    private static @Nullable Finding starved(String pool, List<ThreadLane> workers, List<Slice> queued) {
        boolean shared = SharedPools.isShared(workers);
        Counts counts = new Counts(3);
        for (ThreadLane lane : workers) {
            counts.add(WORKERS, lane.begin().toNanos(), lane.end().toNanos());
            for (Slice slice : lane.slices()) {
                if (isHeld(slice, shared)) {
                    counts.add(HELD, slice.startNanos(), slice.endNanos());
                }
            }
        }
        queued.forEach(slice -> counts.add(QUEUED, slice.startNanos(), slice.endNanos()));
        List<Step> starved = counts.where(now -> now[QUEUED] > 0 && now[HELD] > 0 && now[HELD] == now[WORKERS]);
        if (Counts.nanos(starved) < LEAST_NANOS) {
            return null;
        }
        int held = starved.stream().mapToInt(step -> step.number(HELD)).max().orElse(0);
        int waiting =
                starved.stream().mapToInt(step -> step.number(QUEUED)).max().orElse(0);
        List<Evidence> evidence = evidence(workers, starved, shared);
        @Nullable Place place = evidence.stream()
                .map(one -> one.slice().place())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Finding(
                DIAGNOSIS,
                "For " + Words.time(Counts.nanos(starved)) + " all workers of " + pool + " (up to "
                        + CountText.of(held) + ") were held" + Words.at(place) + " while up to "
                        + CountText.of(waiting, "task") + " stood in its queue.",
                place,
                Duration.ofNanos(Counts.nanos(starved)),
                evidence,
                true);
    }

    private static boolean isHeld(Slice slice, boolean shared) {
        return shared ? slice.state().hold() == Hold.WAITING : slice.state() == State.RESULT;
    }

    private static List<Evidence> evidence(List<ThreadLane> workers, List<Step> starved, boolean shared) {
        long from = starved.getFirst().from();
        long to = starved.getLast().to();
        List<Evidence> evidence = new ArrayList<>();
        for (ThreadLane lane : workers) {
            lane.slices().stream()
                    .filter(slice -> isHeld(slice, shared) && slice.startNanos() < to && slice.endNanos() > from)
                    .forEach(slice -> evidence.add(Evidence.in(lane, slice)));
        }
        evidence.sort((one, other) -> Long.compare(other.nanos(), one.nanos()));
        return evidence;
    }

    /** What stood in the queue of each pool. Where nothing ever ran, the queue goes by the name that the task was given. */
    private static Map<String, List<Slice>> queues(Facts facts) {
        Map<String, String> poolOfTarget = new HashMap<>();
        Map<String, List<Slice>> ran = new HashMap<>();
        List<Slice> never = new ArrayList<>();
        for (TaskRow row : facts.tasks()) {
            List<Slice> slices = row.slices();
            for (int i = 0; i < slices.size(); i++) {
                Slice slice = slices.get(i);
                if (slice.state() != State.QUEUED) {
                    continue;
                }
                @Nullable ThreadLane lane =
                        i + 1 < slices.size() ? facts.lane(slices.get(i + 1).thread()) : null;
                if (lane == null) {
                    never.add(slice);
                } else {
                    poolOfTarget.put(slice.detail(), lane.pool());
                    ran.computeIfAbsent(lane.pool(), unknown -> new ArrayList<>())
                            .add(slice);
                }
            }
        }
        for (Slice slice : never) {
            String pool = poolOfTarget.getOrDefault(slice.detail(), slice.detail());
            ran.computeIfAbsent(pool, unknown -> new ArrayList<>()).add(slice);
        }
        return ran;
    }
}
