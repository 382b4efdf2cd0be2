package dev.heddle.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A piece of work, in the form that each pool wants. */
interface Work extends Callable<Integer>, Supplier<Integer> {
    /** As good as nothing to do. */
    Work EMPTY = () -> 1;

    @Override
    default Integer call() {
        return get();
    }

    /** Many pieces of work that tell when the last is done. */
    final class Countdown implements Work {
        final CompletableFuture<Integer> done = new CompletableFuture<>();
        private final AtomicInteger rest;

        Countdown(int times) {
            rest = new AtomicInteger(times);
        }

        @Override
        public Integer get() {
            int left = rest.decrementAndGet();
            if (left == 0) {
                done.complete(left);
            }
            return left;
        }
    }
}
