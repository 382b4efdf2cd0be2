package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.model.Details;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H14: threads wait for a lock that others have. */
final class ContendedLock implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H14",
            "Contended lock",
            Severity.WARNING,
            "Who waits for a lock does nothing, and what the lock guards runs one after the other, however many threads and"
                    + " cores there are.",
            "Do less under the lock: no I/O, no waiting. Split it, or use what needs none: ConcurrentHashMap, LongAdder, a"
                    + " queue, values that are not shared.",
            "waits of 1 ms or longer, 50 ms and a tenth of the time in all, but for what its owner waited for a core",
            Section.PERFORMANCE);

    private static final long SHORTEST_NANOS = Duration.ofMillis(1).toNanos();
    private static final long LEAST_NANOS = Duration.ofMillis(50).toNanos();
    private static final int SHARE_OF_WALL = 10;

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.JavaMonitorEnter", "jdk.ThreadPark");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Cases<String> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            if (lane.kind() != ThreadLane.Kind.CARRIER) {
                for (Slice slice : lane.slices()) {
                    if (isBlocked(slice)) {
                        cases.add(lock(slice) + Words.at(slice.place()), Evidence.in(lane, slice));
                    }
                }
            }
        }
        return cases.findings((key, evidence) -> {
            long sum = Cases.sum(evidence);
            long least = Math.max(LEAST_NANOS, facts.wall().toNanos() / SHARE_OF_WALL);
            if (sum < least) {
                return null; // never counts for more than it took
            }
            Holders holders = holders(facts, evidence);
            if (LockTime.of(facts, evidence, holders.ids) < least) {
                return null;
            }
            Place place = evidence.getFirst().slice().place();
            return new Finding(
                    DIAGNOSIS,
                    Words.threads(facts, evidence) + " waited "
                            + Words.times(evidence.size()) + " for "
                            + Words.a(lock(evidence.getFirst().slice()))
                            + Words.at(place) + ", " + Words.time(sum) + " in all, longest "
                            + Words.time(Cases.longest(evidence)) + holders.words() + ".",
                    place,
                    Duration.ofNanos(sum),
                    evidence,
                    true);
        });
    }

    private static boolean isBlocked(Slice slice) {
        if (slice.nanos() < SHORTEST_NANOS) {
            return false;
        }
        boolean blocked = slice.state() == State.BLOCKED
                || (slice.state() == State.AWAITING && slice.detail().startsWith(State.BLOCKED.label()));
        boolean byTheCode = slice.place() != null && !Facts.loadsClass(slice);
        return blocked && byTheCode;
    }

    private static String lock(Slice slice) {
        String detail = slice.detail().startsWith(State.BLOCKED.label())
                ? slice.detail().substring(State.BLOCKED.label().length()).replaceFirst("^: ", "")
                : slice.detail();
        int owner = detail.indexOf(Details.HELD_BY);
        String type = owner < 0 ? detail : detail.substring(0, owner);
        return type.isBlank() ? "lock" : type;
    }

    /** Who had it and where, as far as anyone looked. */
    private record Holders(Set<Long> ids, Set<String> names, Set<String> places) {
        String words() {
            return names.isEmpty()
                    ? ""
                    : "; " + Words.names(names) + " had it" + (places.isEmpty() ? "" : ", at " + Words.names(places));
        }
    }

    private static Holders holders(Facts facts, List<Evidence> evidence) {
        var holders = new Holders(new HashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        Set<Evidence> waits = Set.copyOf(evidence);
        for (LockWait wait : facts.known().lockWaits()) {
            @Nullable ThreadLane lane = facts.lane(wait.thread());
            @Nullable Slice slice = lane == null ? null : lane.at(wait.atNanos());
            boolean ours =
                    wait.owner() != 0 && lane != null && slice != null && waits.contains(Evidence.in(lane, slice));
            if (ours) {
                holders.ids.add(wait.owner());
                holders.names.add(Words.thread(facts, wait.owner()));
                if (wait.ownerPlace() != null) {
                    holders.places.add(wait.ownerPlace().toString());
                }
            }
        }
        for (Evidence one : evidence) {
            int owner = one.slice().detail().indexOf(Details.HELD_BY);
            if (owner >= 0) {
                String name = one.slice().detail().substring(owner + Details.HELD_BY.length());
                holders.names.add(name);
                facts.threads().stream()
                        .filter(lane -> lane.name().equals(name))
                        .forEach(lane -> holders.ids.add(lane.id()));
            }
        }
        return holders;
    }
}
