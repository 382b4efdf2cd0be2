package dev.heddle.agent.truth;

import dev.heddle.trace.model.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Questions about slices that follow one another in time. */
final class Moments {
    private Moments() {}

    /** Stretches of a time, in order, of which no slice of a kind tells. */
    static List<long[]> uncovered(long from, long to, List<Slice> slices, Predicate<Slice> covers) {
        List<long[]> open = new ArrayList<>();
        long at = from;
        for (int i = firstAfter(slices, from);
                i < slices.size() && slices.get(i).startNanos() < to;
                i++) {
            Slice slice = slices.get(i);
            if (covers.test(slice)) {
                if (slice.startNanos() > at) {
                    open.add(new long[] {at, slice.startNanos()});
                }
                at = Math.max(at, slice.endNanos());
            }
        }
        if (at < to) {
            open.add(new long[] {at, to});
        }
        return open;
    }

    /** What the slices say in a time, in words. */
    static String during(long from, long to, List<Slice> slices) {
        StringBuilder words = new StringBuilder();
        for (int i = firstAfter(slices, from);
                i < slices.size() && slices.get(i).startNanos() < to;
                i++) {
            words.append("\n    ").append(Violations.of(slices.get(i)));
        }
        return words.isEmpty() ? "\n    nothing" : words.toString();
    }

    /** The most slices that go on at one moment. */
    static int mostAtOnce(List<Slice> slices) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        for (Slice slice : slices) {
            changes.merge(slice.startNanos(), 1, Integer::sum);
            changes.merge(slice.endNanos(), -1, Integer::sum);
        }
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    private static int firstAfter(List<Slice> slices, long moment) {
        int low = 0;
        int high = slices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slices.get(middle).endNanos() <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
