package dev.heddle.bench;

import java.util.concurrent.CompletableFuture;

/** Chains of {@code thenCompose}: the loop of an async body, written as callbacks. */
final class StageRounds extends Rounds<CompletableFuture<Integer>, CompletableFuture<Integer>> {
    @Override
    CompletableFuture<Integer> start(int body, int rounds) {
        return next(body, rounds, 0);
    }

    private CompletableFuture<Integer> next(int body, int rounds, int sum) {
        return rounds == 0
                ? CompletableFuture.completedFuture(sum)
                : announce(body, new CompletableFuture<Integer>())
                        .thenCompose(value -> next(body, rounds - 1, sum + value));
    }

    @Override
    void resume(CompletableFuture<Integer> awaited, Integer value) {
        awaited.complete(value);
    }

    @Override
    int sum(CompletableFuture<Integer> body) {
        return body.join();
    }
}
