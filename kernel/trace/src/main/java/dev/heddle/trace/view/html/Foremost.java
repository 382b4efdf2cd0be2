package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Picks the rows of a band that are worth a look of their own: those that held a thread longest. */
final class Foremost {
    private Foremost() {}

    private record Weighed(int index, long held) {
        static final Comparator<Weighed> LIGHTEST_FIRST = Comparator.comparingLong(Weighed::held)
                .thenComparing(Comparator.comparingInt(Weighed::index).reversed());
    }

    /** At most {@code most} of the rows, in their order; the earlier of two that {@code held} a thread equally long. */
    static List<Entry.Row> of(List<Entry.Row> rows, long[] held, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        PriorityQueue<Weighed> kept = new PriorityQueue<>(Weighed.LIGHTEST_FIRST);
        for (int i = 0; i < rows.size(); i++) {
            if (kept.size() < most || (most > 0 && held[i] > kept.element().held())) {
                kept.add(new Weighed(i, held[i]));
            }
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream()
                .sorted(Comparator.comparingInt(Weighed::index))
                .map(weighed -> rows.get(weighed.index()))
                .toList();
    }

    /** How long a row held a thread, in nanoseconds. */
    static long held(List<Slice> slices) {
        long held = 0;
        for (Slice slice : slices) {
            if (slice.state().hold() == Hold.RUNNING || slice.state().hold() == Hold.WAITING) {
                held += slice.nanos();
            }
        }
        return held;
    }
}
