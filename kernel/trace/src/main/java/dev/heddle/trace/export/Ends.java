package dev.heddle.trace.export;

import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ends of arrows, by the thread they are on: where work was handed over, and where it went on. */
final class Ends {
    private final Map<Long, List<End>> byThread = new HashMap<>();
    private int arrows;

    /**
     * One end of an arrow.
     *
     * @param at nanoseconds since the trace began
     * @param flow the same at both ends
     * @param leaving whether it is the arrow's tail
     * @param handOff what went
     */
    record End(long at, long flow, boolean leaving, HandOff handOff) {
        /** At one moment a thread first hands over, in the slice that ends, and then goes on, in the one that begins. */
        static final Comparator<End> IN_ORDER = Comparator.comparingLong(End::at)
                .thenComparing(end -> !end.leaving)
                .thenComparingLong(End::flow);

        /** Whether it belongs to what the thread did before this moment. */
        boolean isBefore(long moment) {
            return at < moment || (at == moment && leaving);
        }
    }

    private Ends() {}

    /** The hand-offs of which both threads have a lane. */
    static Ends of(List<HandOff> handOffs, List<ThreadLane> lanes) {
        Ends ends = new Ends();
        lanes.forEach(lane -> ends.byThread.put(lane.id(), new ArrayList<>(0)));
        for (HandOff handOff : handOffs) {
            ends.add(handOff);
        }
        ends.byThread.values().forEach(list -> list.sort(End.IN_ORDER));
        return ends;
    }

    private void add(HandOff handOff) {
        List<End> from = byThread.get(handOff.fromThread());
        List<End> to = byThread.get(handOff.toThread());
        if (from == null || to == null) {
            return;
        }
        int flow = ++arrows;
        long left = handOff.from().toNanos();
        from.add(new End(left, flow, true, handOff));
        // Of two ends at one nanosecond Perfetto takes the one that was written first for the tail.
        to.add(new End(Math.max(left + 1, handOff.to().toNanos()), flow, false, handOff));
    }

    /** The ends on a thread, in order. */
    List<End> on(long thread) {
        return byThread.getOrDefault(thread, List.of());
    }

    /** How many arrows there are. */
    int arrows() {
        return arrows;
    }
}
