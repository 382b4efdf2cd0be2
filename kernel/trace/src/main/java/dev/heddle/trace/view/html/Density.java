package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many rows were in which state, on average, in each of many equal stretches of the time axis. */
final class Density {
    private final TimeAxis axis;
    private final int buckets;
    private final Map<Paint, double[]> sums = new EnumMap<>(Paint.class);
    /** How much of a bucket counts; all of it unless only parts are looked at. */
    private final double[] covered;

    Density(TimeAxis axis, int buckets) {
        this.axis = axis;
        this.buckets = buckets;
        this.covered = new double[buckets];
    }

    static Density of(List<Slice> slices, TimeAxis axis, int buckets) {
        Density density = new Density(axis, buckets);
        slices.forEach(density::add);
        Arrays.fill(density.covered, 1);
        return density;
    }

    /** Only the time that the crowds cover counts, so a busy crowd is as tall as a slice and leaves the rest empty. */
    static Density ofCrowds(List<List<Slice>> crowds, TimeAxis axis, int buckets) {
        Density density = new Density(axis, buckets);
        for (List<Slice> crowd : crowds) {
            crowd.forEach(density::add);
            density.spread(
                    density.covered,
                    axis.share(crowd.getFirst().start()),
                    axis.share(crowd.getLast().end()));
        }
        return density;
    }

    int buckets() {
        return buckets;
    }

    /** The average number of rows with this paint in a bucket. */
    double at(Paint paint, int bucket) {
        return covered[bucket] == 0 ? 0 : sums(paint)[bucket] / covered[bucket];
    }

    boolean has(Paint paint) {
        for (double sum : sums(paint)) {
            if (sum > 0) {
                return true;
            }
        }
        return false;
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

    private void add(Slice slice) {
        if (Paint.isDrawn(slice)) {
            spread(sums(Paint.of(slice.state())), axis.share(slice.start()), axis.share(slice.end()));
        }
    }

    private double[] sums(Paint paint) {
        return sums.computeIfAbsent(paint, absent -> new double[buckets]);
    }

    private void spread(double[] into, double from, double to) {
        double first = from * buckets;
        double last = to * buckets;
        for (int bucket = (int) first; bucket < buckets && bucket < last; bucket++) {
            into[bucket] += Math.min(last, bucket + 1.0) - Math.max(first, bucket);
        }
    }
}
