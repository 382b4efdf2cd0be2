package dev.heddle.lessons.exercise;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A calculation that takes a while, for an answer to give to some thread; it knows on which it ran. */
final class HeavyWork<T> implements Supplier<T> {
    private static final int LIMIT = 1_500_000;

    private final T value;
    private final Set<String> ranOn = ConcurrentHashMap.newKeySet();
    private volatile long primes;

    HeavyWork(T value) {
        this.value = value;
    }

    /** Calculates on the calling thread. */
    @Override
    public T get() {
        ranOn.add(Thread.currentThread().getName());
        primes = IntStream.range(2, LIMIT).filter(HeavyWork::isPrime).count();
        return value;
    }

    private static boolean isPrime(int n) {
        return IntStream.iterate(2, divisor -> (long) divisor * divisor <= n, divisor -> divisor + 1)
                .noneMatch(divisor -> n % divisor == 0);
    }

    /**
     * Goes on when it ran, and not on the answer's own thread.
     *
     * @throws NotYet otherwise
     */
    void expectOffUi(Judge judge) throws Exception {
        judge.expect(primes > 0, "The calculation that your method was given never ran.");
        judge.expect(
                !ranOn.contains(Judge.THREAD),
                "The calculation ran on the thread ui, which could do nothing else meanwhile.");
    }
}
