package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import java.util.concurrent.CompletableFuture;

/** Async bodies that await the JDK's futures. */
class FutureRounds extends Rounds<CompletableFuture<Integer>, Task<Integer>> {
    @Override
    Task<Integer> start(int body, int rounds) {
        return async(() -> {
            int sum = 0;
            for (int round = 0; round < rounds; round++) {
                sum += await(announce(body, new CompletableFuture<>()));
            }
            return sum;
        });
    }

    @Override
    void resume(CompletableFuture<Integer> awaited, Integer value) throws Exception {
        awaited.complete(value);
    }

    @Override
    int sum(Task<Integer> body) {
        return body.result();
    }
}
