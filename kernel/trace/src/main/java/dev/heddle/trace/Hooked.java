package dev.heddle.trace;

import dev.heddle.trace.Mounts.Mount;
import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent's hooks tell of a trace; all is empty where no agent was loaded.
 *
 * @param mounts where virtual threads ran
 * @param works what executors were handed
 */
record Hooked(Mounts mounts, Works works) {
    static Hooked of(List<Seen> events) {
        return new Hooked(new Mounts(events), new Works(events));
    }

    /** Id of the row whose code a thread runs during this event; 0 when that has no row. */
    long taskOf(Seen seen) {
        return switch (seen.type()) {
            case "heddle.VirtualThreadMounted" -> TaskRows.rowOf(seen.number("virtualThread"));
            case "heddle.WorkRan" -> {
                Works.Work work = works.ranBy(seen);
                yield work == null ? 0 : work.row;
            }
            default -> seen.number("taskId");
        };
    }

    /** Where a virtual thread waits without letting go of its carrier, the carrier does: its waits, by the carrier's id. */
    Map<Long, List<Span>> heldCarriers(ThreadLane virtual) {
        Map<Long, List<Span>> held = new HashMap<>();
        List<Mount> ofThread = mounts.of(virtual.id());
        int next = 0;
        for (Slice slice : virtual.slices()) {
            if (slice.state().hold() == State.Hold.WAITING) {
                long start = slice.startNanos();
                long end = slice.endNanos();
                while (next < ofThread.size() && ofThread.get(next).end() < end) {
                    next++;
                }
                if (next < ofThread.size() && ofThread.get(next).start() <= start) {
                    held.computeIfAbsent(ofThread.get(next).carrier(), unknown -> new ArrayList<>())
                            .add(new Span(start, end, slice.state(), slice.place(), slice.detail(), Trust.TOLD, true));
                }
            }
        }
        return held;
    }
}
