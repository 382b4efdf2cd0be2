package dev.heddle.bench;

import dev.heddle.tasks.TaskCompletionSource;
import java.util.concurrent.CompletableFuture;

/** Async bodies whose driver has something else to do after each resumption. */
final class BusyRounds {
    private BusyRounds() {}

    static Load.Once ofTasks(int rounds, Load.Once between) {
        return () -> new SourceRounds() {
            @Override
            void resume(TaskCompletionSource<Integer> awaited, Integer value) throws Exception {
                super.resume(awaited, value);
                between.run();
            }
        }.run(rounds);
    }

    static Load.Once ofFutures(int rounds, Load.Once between) {
        return () -> new FutureRounds() {
            @Override
            void resume(CompletableFuture<Integer> awaited, Integer value) throws Exception {
                super.resume(awaited, value);
                between.run();
            }
        }.run(rounds);
    }
}
