package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrimesTest {
    @Test
    void knowsThePrimes() {
        assertThat(IntStream.range(-3, 30).filter(Primes::isPrime)).containsExactly(2, 3, 5, 7, 11, 13, 17, 19, 23, 29);
        assertThat(Primes.isPrime(Integer.MAX_VALUE)).isTrue(); // 2³¹ - 1, whose test must not overflow
    }

    @Test
    void countsTheFirstNumberAndNotTheLast() {
        assertThat(Primes.count(7, 11)).isOne();
        assertThat(Primes.count(7, 12)).isEqualTo(2);
        assertThat(Primes.count(11, 7)).isZero();
    }

    @Test
    void partsAddUpToTheWhole() {
        int whole = Primes.count(0, 100_000);
        assertThat(whole).isEqualTo(9_592);
        assertThat(Primes.count(0, 33_333) + Primes.count(33_333, 100_000)).isEqualTo(whole);
    }
}
