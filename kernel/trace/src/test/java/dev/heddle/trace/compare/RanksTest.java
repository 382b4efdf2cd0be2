package dev.heddle.trace.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {
    /** From tables of confidence intervals for the median, such as Conover, Practical Nonparametric Statistics. */
    @ParameterizedTest
    @CsvSource({"6,1", "8,1", "9,2", "10,2", "12,3", "15,4", "20,6", "25,8", "50,18", "100,40"})
    void the_ranks_are_those_of_the_tables(int n, int rank) {
        assertThat(Ranks.rank(n)).isEqualTo(rank);
    }

    @Test
    void where_the_approximation_takes_over_the_rank_makes_no_jump() {
        assertThat(Ranks.rank(1_001) - Ranks.rank(1_000)).isBetween(0, 1);
    }

    @Test
    void few_samples_have_a_median_but_no_interval() {
        Ranks ranks = Ranks.of(new double[] {5, 1, 3, 2, 4});
        assertThat(ranks.median()).isEqualTo(3);
        assertThat(ranks.hasInterval()).isFalse();
        assertThat(ranks.width()).isInfinite();
    }

    /** A long tail, and two humps: what run times look like. */
    @ParameterizedTest
    @ValueSource(ints = {6, 20, 101, 1_500})
    void the_interval_holds_the_true_median_at_least_95_times_in_100(int n) {
        ToDoubleFunction<Random> tail = random -> -Math.log(1 - random.nextDouble());
        ToDoubleFunction<Random> humps = random -> random.nextDouble() < 0.7 ? 1 + random.nextDouble() : 9;
        assertThat(coverage(n, tail, Math.log(2))).isGreaterThan(0.94);
        assertThat(coverage(n, humps, 1 + 0.5 / 0.7)).isGreaterThan(0.94);
        assertThat(coverage(n, tail, Math.log(2) * 1.5)).isLessThan(n > 100 ? 0.5 : 0.99);
    }

    private static double coverage(int n, ToDoubleFunction<Random> distribution, double median) {
        Random random = new Random(n);
        int trials = 4_000;
        int held = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] samples = new double[n];
            Arrays.setAll(samples, i -> distribution.applyAsDouble(random));
            Ranks ranks = Ranks.of(samples);
            held += ranks.low() <= median && median <= ranks.high() ? 1 : 0;
        }
        return (double) held / trials;
    }

    @Test
    void of_an_even_number_the_median_is_between_the_two_in_the_middle() {
        assertThat(Ranks.of(new double[] {1, 2, 3, 10}).median()).isCloseTo(2.5, within(1e-12));
    }
}
