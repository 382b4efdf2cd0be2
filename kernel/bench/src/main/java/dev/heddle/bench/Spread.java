package dev.heddle.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/** What was measured several times, in three figures. */
record Spread(double median, double least, double most) {
    static Spread of(double... measured) {
        List<double[]> rows =
                Arrays.stream(measured).mapToObj(value -> new double[] {value}).toList();
        return new Spread(
                Medians.of(rows)[0],
                Arrays.stream(measured).min().orElseThrow(),
                Arrays.stream(measured).max().orElseThrow());
    }

    /** Three cells of a table. */
    List<String> cells(DoubleFunction<String> format) {
        return List.of(format.apply(median), format.apply(least), format.apply(most));
    }
}
