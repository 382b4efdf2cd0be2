package dev.heddle.lessons;

/**
 * Work that keeps a processor busy and never waits: counting prime numbers by trial division. The greater a number, the
 * longer its test takes. Any thread may call.
 */
public final class Primes {
    private Primes() {}

    /** Counts the primes from a number to another, the first of them included, the other not; computes on the calling thread. */
    public static int count(int from, int to) {
        int found = 0;
        for (int n = from; n < to; n++) {
            if (isPrime(n)) {
                found++;
            }
        }
        return found;
    }

    /** Whether a number is prime; none below 2 is. */
    public static boolean isPrime(int n) {
        for (int divisor = 2; (long) divisor * divisor <= n; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return n > 1;
    }
}
