package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many rows were in which state, on average, in each of many equal stretches of the time axis. */
final class Density {
    private final int buckets;
    private final Map<Paint, double[]> counts = new EnumMap<>(Paint.class);

    /** How much of a bucket counts; all of it unless only parts are looked at. */
    private final double[] covered;

    private Density(Stretches stretches, TimeAxis axis, double[] covered) {
        this.buckets = covered.length;
        this.covered = covered;
        stretches.tallies(buckets, axis).forEach((paint, tally) -> counts.put(paint, tally.sum()));
    }

    static Density of(Stretches stretches, TimeAxis axis, int buckets) {
        double[] all = new double[buckets];
        Arrays.fill(all, 1);
        return new Density(stretches, axis, all);
    }

    /** Only the time that the crowds cover counts, so a busy crowd is as tall as a slice and leaves the rest empty. */
    static Density ofCrowds(List<List<Slice>> crowds, TimeAxis axis, int buckets) {
        Tally covered = new Tally(buckets);
        crowds.forEach(crowd -> covered.add(
                axis.share(crowd.getFirst().start()), axis.share(crowd.getLast().end())));
        return new Density(Stretches.of(crowds, paint -> true), axis, covered.sum());
    }

    int buckets() {
        return buckets;
    }

    /** The average number of rows with this paint in a bucket. */
    double at(Paint paint, int bucket) {
        double[] ofPaint = counts.get(paint);
        return ofPaint == null || covered[bucket] <= 0 ? 0 : ofPaint[bucket] / covered[bucket];
    }

    boolean has(Paint paint) {
        return counts.containsKey(paint);
    }

    /** The largest sum over the given paints. */
    double peak(List<Paint> paints) {
        double peak = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            double sum = 0;
            for (Paint paint : paints) {
                sum += at(paint, bucket);
            }
            peak = Math.max(peak, sum);
        }
        return peak;
    }
}
