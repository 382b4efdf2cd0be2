package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Counts.Step;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How long threads waited for a lock because of what was done under it. Whoever has it and gets no core does nothing, and
 * others wait longer: that is the machine's doing.
 */
final class LockTime {
    private static final int WAITS = 0;
    private static final int ASLEEP = 1;
    private static final int RUNS = 2;
    private static final int NO_CORE = 3;

    private LockTime() {}

    /**
     * The waits without what a missing core made of them, in nanoseconds.
     *
     * @param waits all for one lock at one line
     * @param owners ids of the threads that were seen to have it; where there are none it may have been any
     */
    static long of(Facts facts, List<Evidence> waits, Set<Long> owners) {
        Set<Slice> waiting = new HashSet<>();
        Set<Long> takers = new HashSet<>(owners);
        Counts counts = new Counts(4);
        for (Evidence wait : waits) {
            waiting.add(wait.slice());
            takers.add(wait.thread());
            counts.add(WAITS, wait.slice().startNanos(), wait.slice().endNanos());
        }
        List<ThreadLane> lanes = facts.threads().stream()
                .filter(lane -> lane.kind() != ThreadLane.Kind.CARRIER)
                .filter(lane -> owners.isEmpty() || takers.contains(lane.id()))
                .toList();
        for (ThreadLane lane : lanes) {
            for (Slice slice : lane.slices()) {
                int sort = sort(slice, !owners.isEmpty());
                if (sort != WAITS && !waiting.contains(slice)) {
                    counts.add(sort, slice.startNanos(), slice.endNanos());
                }
            }
        }
        double share = share(facts.threads(), lanes);
        double nanos = 0;
        for (Step step : counts.where(now -> now[WAITS] > 0)) {
            nanos += step.number(WAITS) * step.nanos() * weight(step, share);
        }
        return Math.round(nanos);
    }

    /** What the slice of a thread that may have the lock says of it; {@code WAITS} for nothing. */
    private static int sort(Slice slice, boolean known) {
        return switch (slice.state()) {
            case RUNNING -> RUNS;
            case READY -> NO_CORE;
            case SLEEPING, IO, AWAITING -> ASLEEP;
            default -> known && slice.state().hold() == Hold.WAITING && slice.state() != State.BLOCKED ? ASLEEP : WAITS;
        };
    }

    private static double weight(Step step, double share) {
        if (step.number(ASLEEP) > 0) {
            return 1;
        }
        if (step.number(RUNS) > 0) {
            return share;
        }
        return step.number(NO_CORE) > 0 ? 0 : 1; // 1: nobody knows what the owner did
    }

    private static double share(Collection<ThreadLane> all, List<ThreadLane> takers) {
        List<ThreadLane> platform = new ArrayList<>(takers);
        boolean virtual = platform.removeIf(ThreadLane::isVirtual);
        double own = CoreShare.of(platform);
        return virtual ? Math.min(own, CoreShare.ofVirtualThreads(all)) : own;
    }
}
