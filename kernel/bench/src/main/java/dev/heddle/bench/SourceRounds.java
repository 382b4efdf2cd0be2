package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;

/** Async bodies that await tasks. */
class SourceRounds extends Rounds<TaskCompletionSource<Integer>, Task<Integer>> {
    @Override
    Task<Integer> start(int body, int rounds) {
        return async(() -> {
            int sum = 0;
            for (int round = 0; round < rounds; round++) {
                sum += await(announce(body, new TaskCompletionSource<>()).task());
            }
            return sum;
        });
    }

    @Override
    void resume(TaskCompletionSource<Integer> awaited, Integer value) throws Exception {
        awaited.setResult(value);
    }

    @Override
    int sum(Task<Integer> body) {
        return body.result();
    }
}
