package dev.heddle.trace.compare;

import java.util.Arrays;

/**
 * A median and its 95 % confidence interval between two order statistics: it holds whatever the distribution of the samples
 * is, and run times have long tails and several humps. Of fewer than six samples there is none.
 *
 * @param median of the samples
 * @param low the interval's lower end, NaN when there is none
 * @param high the interval's upper end, NaN when there is none
 * @param count of samples
 */
record Ranks(double median, double low, double high, int count) {
    static final int FEWEST = 6;

    /** Beyond it 0.5ⁿ is no longer a double; the normal approximation is then off by less than one rank. */
    private static final int EXACT_UP_TO = 1_000;

    private static final double OUTSIDE = 0.025;
    private static final double NORMAL = 1.959964;

    /** Of at least one sample. */
    static Ranks of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        if (n < FEWEST) {
            return new Ranks(median, Double.NaN, Double.NaN, n);
        }
        int rank = rank(n);
        return new Ranks(median, sorted[rank - 1], sorted[n - rank], n);
    }

    boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /** How wide the interval is, as a share of the median; infinite when there is none. */
    double width() {
        return hasInterval() ? (high - low) / median : Double.POSITIVE_INFINITY;
    }

    /**
     * The largest rank (from 1) such that the interval from that sample to the one as far from the other end covers the
     * median with 95 % at least: P(B &lt; rank) ≤ 2.5 % for B samples below the median, binomial with ½.
     */
    static int rank(int n) {
        if (n > EXACT_UP_TO) {
            return (int) Math.floor((n + 1 - NORMAL * Math.sqrt(n)) / 2);
        }
        double term = Math.pow(0.5, n);
        double below = 0;
        int rank = 0;
        while (below + term <= OUTSIDE) {
            below += term;
            rank++;
            term = term * (n - rank + 1) / rank;
        }
        return rank;
    }
}
