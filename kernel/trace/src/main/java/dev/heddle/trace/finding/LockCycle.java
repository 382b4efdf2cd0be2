package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.finding.Facts.Lock;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H15: threads that wait for each other's locks, or that take the same locks in different orders and soon will. */
final class LockCycle implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H15",
            "Locks taken in a circle",
            Severity.ERROR,
            "Two threads that take the same two locks in different orders can each hold what the other needs: then both wait"
                    + " for ever, and nothing but ending the program helps.",
            "Take locks in one order everywhere, hold one at a time, or use tryLock with a time and give up.",
            "as soon as two threads are seen to do so",
            Section.MISTAKES);

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.LockWait");
    }

    @Override
    public List<Finding> find(Facts facts) {
        List<LockWait> ours = facts.known().lockWaits().stream()
                .filter(wait -> facts.lane(wait.thread()) != null) // others hang since an earlier trace
                .toList();
        List<LockWait> stuck = new ArrayList<>(ours.stream()
                .filter(LockWait::deadlocked)
                .collect(Collectors.toMap(LockWait::thread, wait -> wait, (one, later) -> later, LinkedHashMap::new))
                .values());
        return stuck.isEmpty() ? orders(facts, ours) : List.of(deadlock(facts, stuck));
    }

    private static Finding deadlock(Facts facts, List<LockWait> stuck) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> waits = new ArrayList<>();
        for (LockWait wait : stuck) {
            waits.add(Words.thread(facts, wait.thread()) + " waits" + Words.at(wait.place()) + " for "
                    + Words.a(wait.lock().type()) + " that " + Words.thread(facts, wait.owner()) + " has");
            @Nullable ThreadLane lane = facts.lane(wait.thread());
            if (lane != null && !lane.slices().isEmpty()) {
                evidence.add(Evidence.in(lane, lane.slices().getLast()));
            }
        }
        return new Finding(
                DIAGNOSIS,
                "Deadlock: " + String.join("; ", waits) + ". None of them ever goes on.",
                stuck.getFirst().place(),
                Duration.ofNanos(Cases.longest(evidence)),
                evidence,
                true);
    }

    /** A thread that had one lock waited for another, and a thread that had the other waited for the one. */
    private static List<Finding> orders(Facts facts, List<LockWait> waits) {
        Map<List<Lock>, LockWait> orders = new LinkedHashMap<>();
        List<Finding> found = new ArrayList<>();
        for (LockWait wait : waits) {
            for (Lock held : wait.held()) {
                @Nullable LockWait other = orders.get(List.of(wait.lock(), held));
                if (other != null
                        && other.thread() != wait.thread()
                        && !orders.containsKey(List.of(held, wait.lock()))) {
                    found.add(order(facts, other, wait, held));
                }
                orders.putIfAbsent(List.of(held, wait.lock()), wait);
            }
        }
        return found;
    }

    private static Finding order(Facts facts, LockWait one, LockWait other, Lock held) {
        List<Evidence> evidence = new ArrayList<>();
        for (LockWait wait : List.of(one, other)) {
            @Nullable ThreadLane lane = facts.lane(wait.thread());
            @Nullable Slice slice = lane == null ? null : lane.at(wait.atNanos());
            if (lane != null && slice != null) {
                evidence.add(Evidence.in(lane, slice));
            }
        }
        @Nullable Place place = other.place();
        return new Finding(
                DIAGNOSIS,
                Words.thread(facts, one.thread()) + " had "
                        + Words.a(other.lock().type()) + " and waited"
                        + Words.at(one.place())
                        + " for " + Words.a(held.type()) + "; " + Words.thread(facts, other.thread())
                        + " had that one and waited" + Words.at(place)
                        + " for the first. Had it been at the same moment, both would wait for ever.",
                place,
                Duration.ZERO,
                evidence,
                true);
    }
}
