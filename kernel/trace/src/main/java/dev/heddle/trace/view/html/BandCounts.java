package dev.heddle.trace.view.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers behind a band, for the script to say under the pointer: for each of at most {@value #STEPS} equal steps of
 * time how many rows were running, held, ready and waiting without a thread, on average.
 */
final class BandCounts {
    private static final int STEPS = 60;
    private static final List<List<Paint>> GROUPS = List.of(
            List.of(Paint.RUN), List.of(Paint.IO, Paint.LOCK, Paint.WAIT), List.of(Paint.READY), List.of(Paint.NONE));

    private BandCounts() {}

    /** Steps apart by a space, the four counts by commas, zero as nothing: {@code 1,3,, 2.5,1,,}. */
    static String of(Density density) {
        int count = Math.min(STEPS, density.buckets());
        List<String> steps = new ArrayList<>();
        for (int step = 0; step < count; step++) {
            int from = step * density.buckets() / count;
            int end = (step + 1) * density.buckets() / count;
            steps.add(GROUPS.stream()
                    .map(group -> number(mean(density, group, from, end)))
                    .collect(Collectors.joining(",")));
        }
        return String.join(" ", steps);
    }

    private static double mean(Density density, List<Paint> paints, int from, int to) {
        double sum = 0;
        for (int bucket = from; bucket < to; bucket++) {
            for (Paint paint : paints) {
                sum += density.at(paint, bucket);
            }
        }
        return sum / (to - from);
    }

    private static String number(double count) {
        return count == 0 ? "" : TimeAxis.decimals(count, count < 0.95 ? 2 : count < 9.95 ? 1 : 0);
    }
}
