package dev.heddle.trace.view.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures the rows of bands. Virtual threads are threads and tasks at once, so both parts of a picture fold the very same
 * slices, which may be millions: those are measured once.
 */
final class BandMeasures {
    private final TimeAxis axis;
    private final int buckets;
    private final List<Measure> known = new ArrayList<>();

    BandMeasures(TimeAxis axis, int buckets) {
        this.axis = axis;
        this.buckets = buckets;
    }

    /** What a band shows of its rows. */
    static final class Measure {
        private final List<Entry.Row> rows;
        private final Density density;
        private final int peak;
        private final long[] held;

        private Measure(List<Entry.Row> rows, Density density, int peak, long[] held) {
            this.rows = rows;
            this.density = density;
            this.peak = peak;
            this.held = held;
        }

        /** How many rows were in which state over time. */
        Density density() {
            return density;
        }

        /** The most rows that did anything at one moment. */
        int peak() {
            return peak;
        }

        /** At most so many rows, those that held a thread longest. */
        List<Entry.Row> foremost(List<Entry.Row> ofBand, int most) {
            return Foremost.of(ofBand, held, most);
        }

        @SuppressWarnings("ReferenceEquality") // Comparing millions of slices costs more than measuring them again.
        private boolean isOf(List<Entry.Row> others) {
            if (others.size() != rows.size()) {
                return false;
            }
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).slices() != others.get(i).slices()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Measures these rows, or gives the measure of others that show the same slices. */
    Measure of(List<Entry.Row> rows) {
        for (Measure measure : known) {
            if (measure.isOf(rows)) {
                return measure;
            }
        }
        Stretches stretches =
                Stretches.of(() -> rows.stream().map(Entry.Row::slices).iterator(), paint -> true);
        long[] held =
                rows.stream().mapToLong(row -> Foremost.held(row.slices())).toArray();
        Measure measure = new Measure(rows, Density.of(stretches, axis, buckets), stretches.peak(axis), held);
        known.add(measure);
        return measure;
    }
}
