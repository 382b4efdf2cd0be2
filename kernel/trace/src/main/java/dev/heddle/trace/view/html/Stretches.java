package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The slices of many rows as plain numbers: when each begins and ends, in nanoseconds, and how it looks. A trace may hold
 * millions, which are gone through more than once.
 */
final class Stretches {
    /** Beyond so many, the peak is looked for at {@link #MOMENTS} moments only. */
    private static final int MANY = 50_000;

    private static final int MOMENTS = 1 << 15;

    private final long[] starts;
    private final long[] ends;
    private final Paint[] paints;
    private int count;

    private Stretches(int most) {
        starts = new long[most];
        ends = new long[most];
        paints = new Paint[most];
    }

    /** Those slices of the rows that the picture draws and {@code paints} asks for. */
    static Stretches of(Iterable<List<Slice>> rows, Predicate<Paint> paints) {
        int most = 0;
        for (List<Slice> slices : rows) {
            most += slices.size();
        }
        Stretches stretches = new Stretches(most);
        for (List<Slice> slices : rows) {
            for (Slice slice : slices) {
                Paint paint = Paint.of(slice.state());
                if (paints.test(paint) && Paint.isDrawn(slice)) {
                    stretches.add(slice.startNanos(), slice.endNanos(), paint);
                }
            }
        }
        return stretches;
    }

    private void add(long start, long end, Paint paint) {
        starts[count] = start;
        ends[count] = end;
        paints[count++] = paint;
    }

    int count() {
        return count;
    }

    /** The stretches of each paint that occurs, added up in equal steps of the time axis. */
    Map<Paint, Tally> tallies(int buckets, TimeAxis axis) {
        Map<Paint, Tally> tallies = new EnumMap<>(Paint.class);
        for (int i = 0; i < count; i++) {
            tallies.computeIfAbsent(paints[i], paint -> new Tally(buckets))
                    .add(axis.share(starts[i]), axis.share(ends[i]));
        }
        return tallies;
    }

    /** The most stretches at one moment; of a great many stretches, the most at one of many evenly spaced moments. */
    int peak(TimeAxis axis) {
        return count > MANY ? peakOfMany(axis) : exactPeak();
    }

    private int exactPeak() {
        long[] starts = new long[count];
        long[] ends = new long[count];
        int filled = 0;
        for (int i = 0; i < count; i++) {
            if (this.ends[i] > this.starts[i]) {
                starts[filled] = this.starts[i];
                ends[filled++] = this.ends[i];
            }
        }
        Arrays.sort(starts, 0, filled);
        Arrays.sort(ends, 0, filled);
        int peak = 0;
        int ended = 0;
        for (int started = 0; started < filled; started++) {
            while (ends[ended] <= starts[started]) {
                ended++;
            }
            peak = Math.max(peak, started + 1 - ended);
        }
        return peak;
    }

    /** A stretch is there at the moments from its start up to, but without, its end. */
    private int peakOfMany(TimeAxis axis) {
        int[] changes = new int[MOMENTS + 2];
        double scale = (double) MOMENTS / axis.span();
        for (int i = 0; i < count; i++) {
            changes[moment(starts[i], scale)]++;
            changes[moment(ends[i], scale)]--;
        }
        int now = 0;
        int peak = 0;
        for (int change : changes) {
            now += change;
            peak = Math.max(peak, now);
        }
        return peak;
    }

    private static int moment(long at, double scale) {
        return Math.clamp((long) Math.ceil(at * scale), 0, MOMENTS + 1);
    }
}
