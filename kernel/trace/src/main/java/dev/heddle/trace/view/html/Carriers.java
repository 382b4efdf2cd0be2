package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import java.time.Duration;
import java.util.List;

/**
 * Finds the carrier that a virtual thread was mounted on. Searched for when asked, since a trace may hold millions of
 * mounts and a picture shows few.
 */
record Carriers(List<ThreadLane> lanes) {
    static Carriers of(ThreadTrace trace) {
        return new Carriers(trace.threads().stream()
                .filter(lane -> lane.kind() == Kind.CARRIER)
                .toList());
    }

    /** The name of the carrier under a slice of a virtual thread; empty when it was unmounted or the trace cannot say. */
    String under(Slice slice) {
        if (slice.state().hold() != Hold.RUNNING && slice.state().hold() != Hold.WAITING) {
            return "";
        }
        Duration middle = slice.start().plus(slice.duration().dividedBy(2));
        return lanes.stream()
                .filter(lane -> carries(lane.slices(), slice.task(), middle))
                .findFirst()
                .map(ThreadLane::name)
                .orElse("");
    }

    private static boolean carries(List<Slice> slices, long task, Duration moment) {
        int low = 0;
        int high = slices.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Slice slice = slices.get(middle);
            if (slice.end().compareTo(moment) < 0) {
                low = middle + 1;
            } else if (slice.start().compareTo(moment) > 0) {
                high = middle - 1;
            } else {
                return slice.task() == task && slice.state().hold() != Hold.IDLE;
            }
        }
        return false;
    }
}
