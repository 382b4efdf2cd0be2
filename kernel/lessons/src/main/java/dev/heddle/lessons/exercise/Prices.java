package dev.heddle.lessons.exercise;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;

/** Works out prices, each of which is very little work; knows on which threads. Any thread may use it. */
final class Prices implements IntUnaryOperator {
    private static final int STEPS = 50;

    private final Set<String> askedOn = ConcurrentHashMap.newKeySet();

    static int of(int product) {
        int price = product;
        for (int step = 0; step < STEPS; step++) {
            price = (price * 31 + step) % 1_000;
        }
        return price;
    }

    @Override
    public int applyAsInt(int product) {
        askedOn.add(Thread.currentThread().getName());
        return of(product);
    }

    boolean wereAskedOn(String thread) {
        return askedOn.contains(thread);
    }
}
