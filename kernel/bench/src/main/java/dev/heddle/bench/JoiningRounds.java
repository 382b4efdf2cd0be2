package dev.heddle.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/** Virtual threads that join futures. */
final class JoiningRounds extends Rounds<CompletableFuture<Integer>, FutureTask<Integer>> {
    @Override
    FutureTask<Integer> start(int body, int rounds) {
        var task = new FutureTask<>(() -> {
            int sum = 0;
            for (int round = 0; round < rounds; round++) {
                sum += announce(body, new CompletableFuture<Integer>()).join();
            }
            return sum;
        });
        Thread.startVirtualThread(task);
        return task;
    }

    @Override
    void resume(CompletableFuture<Integer> awaited, Integer value) {
        awaited.complete(value);
    }

    @Override
    int sum(FutureTask<Integer> body) throws Exception {
        return body.get();
    }
}
