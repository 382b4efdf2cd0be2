package dev.heddle.trace.view;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row in words: what a thread or task did most, and for how long. */
public final class StateSums {
    private static final int MOST = 3;

    private StateSums() {}

    /** The three states that took longest: {@code running 76 ms, blocked on a lock 19 ms}; empty for no slices. */
    public static String longest(List<Slice> slices) {
        Map<State, long[]> sums = new EnumMap<>(State.class);
        for (Slice slice : slices) {
            sums.computeIfAbsent(slice.state(), unknown -> new long[1])[0] += slice.nanos();
        }
        return sums.entrySet().stream()
                .sorted(Comparator.comparingLong(sum -> -sum.getValue()[0]))
                .limit(MOST)
                .map(sum -> sum.getKey().label() + " " + TimeText.of(Duration.ofNanos(sum.getValue()[0])))
                .collect(Collectors.joining(", "));
    }
}
