package dev.heddle.trace;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import java.util.TreeMap;

/** Counts threads that run at one moment. */
final class Concurrency {
    private Concurrency() {}

    static int most(List<ThreadLane> lanes) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        for (ThreadLane lane : lanes) {
            if (!lane.isVirtual()) {
                for (Slice slice : lane.slices()) {
                    if (slice.state() == State.RUNNING) {
                        changes.merge(slice.startNanos(), 1, Integer::sum);
                        changes.merge(slice.endNanos(), -1, Integer::sum);
                    }
                }
            }
        }
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }
}
