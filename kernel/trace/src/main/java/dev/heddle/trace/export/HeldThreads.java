package dev.heddle.trace.export;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.util.Arrays;

/** How many threads were held in one way, changing exactly when a slice begins or ends. */
final class HeldThreads {
    private long[] changes = new long[1_024];
    private int count;

    private HeldThreads() {}

    /** The threads that ran, or that were held while waiting. */
    static HeldThreads of(ThreadTrace trace, Hold hold) {
        HeldThreads held = new HeldThreads();
        boolean carriersSeen = trace.threads().stream().anyMatch(lane -> lane.kind() == ThreadLane.Kind.CARRIER);
        for (ThreadLane lane : trace.threads()) {
            // A virtual thread holds its carrier, which has its own lane unless the trace could not see it.
            if (!lane.isVirtual() || !carriersSeen) {
                for (Slice slice : lane.slices()) {
                    if (slice.state().hold() == hold) {
                        held.add(slice.startNanos(), slice.endNanos());
                    }
                }
            }
        }
        Arrays.sort(held.changes, 0, held.count);
        return held;
    }

    /** A change is its time and one bit more: set where the number grows. */
    private void add(long start, long end) {
        if (changes.length - count < 2) {
            changes = Arrays.copyOf(changes, changes.length * 2);
        }
        changes[count++] = (start << 1) | 1;
        changes[count++] = end << 1;
    }

    void write(Packets packets, long track) throws IOException {
        long number = 0;
        long written = 0;
        if (count == 0 || changes[0] >> 1 > 0) {
            packets.count(track, 0, 0L);
        }
        for (int i = 0; i < count; i++) {
            number += (changes[i] & 1) == 1 ? 1 : -1;
            long at = changes[i] >> 1;
            boolean lastOfItsMoment = i + 1 == count || changes[i + 1] >> 1 != at;
            if (lastOfItsMoment && number != written) {
                packets.count(track, at, number);
                written = number;
            }
        }
    }
}
