package dev.heddle.agent.truth;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A virtual thread that a carrier shows runs or holds it, by its own lane and at the same time; and the other way round. */
final class CarrierProperties {
    private CarrierProperties() {}

    static void check(Violations found) {
        Map<Long, List<Slice>> mounts = new HashMap<>();
        for (ThreadLane lane : found.trace().threads()) {
            if (lane.kind() == ThreadLane.Kind.CARRIER) {
                for (Slice slice : lane.slices()) {
                    TaskRow row = found.row(slice.task());
                    if (row != null && row.kind() == TaskRow.Kind.VIRTUAL_THREAD) {
                        mounts.computeIfAbsent(-row.id(), none -> new ArrayList<>())
                                .add(slice);
                    }
                }
            }
        }
        for (ThreadLane lane : found.trace().threads()) {
            if (lane.isVirtual()) {
                List<Slice> ofThread = mounts.getOrDefault(lane.id(), new ArrayList<>());
                ofThread.sort(Comparator.comparingLong(Slice::startNanos));
                check(lane, ofThread, found);
            }
        }
    }

    private static void check(ThreadLane lane, List<Slice> mounts, Violations found) {
        String who = Violations.of(lane);
        long at = 0;
        for (Slice mount : mounts) {
            found.expect(mount.startNanos() >= at, who + " is on two carriers at once: " + Violations.of(mount));
            at = mount.endNanos();
            // before its first event and after its last one, the carrier is with it already and still
            long from = Math.max(lane.begin().toNanos(), mount.startNanos());
            long to = Math.min(lane.end().toNanos(), mount.endNanos());
            for (long[] open : Moments.uncovered(from, to, lane.slices(), CarrierProperties::needsCarrier)) {
                found.add(who + " is mounted but does not run:\n    " + Violations.of(mount)
                        + Moments.during(open[0], open[1], lane.slices()));
            }
        }
        boolean outlives = lane.end().equals(found.trace().wall());
        for (Slice slice : lane.slices()) {
            // of a thread that is mounted still the end of the mount has not been told
            boolean told = !outlives || slice.endNanos() <= at;
            if (needsCarrier(slice) && told) {
                for (long[] open : Moments.uncovered(slice.startNanos(), slice.endNanos(), mounts, any -> true)) {
                    found.add(who + " runs on no carrier from " + open[0] + " to " + open[1] + ": "
                            + Violations.of(slice) + Moments.during(open[0] - 50_000, open[1] + 50_000, mounts));
                }
            }
        }
    }

    private static boolean needsCarrier(Slice slice) {
        return slice.state() == State.RUNNING || slice.state().hold() == State.Hold.WAITING;
    }
}
