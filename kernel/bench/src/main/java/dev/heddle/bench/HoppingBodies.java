package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;

/** Async bodies that go on on another thread: {@link HoppingBenchmarks} has flags for them. */
final class HoppingBodies {
    private HoppingBodies() {}

    /** Awaits an empty task of the pool, so many times. */
    static Task<Integer> awaitRuns(int times) {
        return async(() -> {
            int sum = 0;
            for (int i = 0; i < times; i++) {
                sum += await(Task.run(() -> 1));
            }
            return sum;
        });
    }

    /** Gives way, so many times. */
    static Task<Void> yieldEach(int times) {
        return async(() -> {
            for (int i = 0; i < times; i++) {
                await(Task.yield());
            }
        });
    }
}
