package dev.heddle.trace.view.html;

/** Adds up stretches of the time axis per bucket, each in constant time however many buckets it spans. */
final class Tally {
    private final double[] sums;

    /** Where stretches begin and cease to fill whole buckets: what {@link #sum} adds up. */
    private final double[] steps;

    Tally(int buckets) {
        sums = new double[buckets];
        steps = new double[buckets + 1];
    }

    /** Adds a stretch; {@code from} and {@code to} are shares of the width. */
    void add(double from, double to) {
        int buckets = sums.length;
        double start = from * buckets;
        double end = to * buckets;
        int first = Math.min(buckets - 1, (int) start);
        int last = Math.min(buckets - 1, (int) end);
        if (first == last) {
            sums[first] += end - start;
        } else {
            sums[first] += first + 1 - start;
            sums[last] += end - last;
            steps[first + 1]++;
            steps[last]--;
        }
    }

    /** For each bucket how much of it the stretches fill, 1 for one stretch that fills it whole. */
    double[] sum() {
        double[] total = sums.clone();
        double whole = 0;
        for (int bucket = 0; bucket < total.length; bucket++) {
            whole += steps[bucket];
            total[bucket] += whole;
        }
        return total;
    }
}
