package dev.heddle.agent.truth;

import dev.heddle.agent.truth.Program.Step;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work of the JDK's executors. */
final class PoolSteps {
    private PoolSteps() {}

    static Step draw(Random random, List<Step> work) {
        int threads = 1 + random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> () -> submitAll(Executors.newFixedThreadPool(threads), work);
            case 1 -> () -> submitAll(Executors.newCachedThreadPool(), work);
            case 2 -> () -> submitAll(new ForkJoinPool(threads), work);
            case 3 -> () -> submitAll(Executors.newWorkStealingPool(threads), work);
            case 4 -> () -> submitAll(Executors.newVirtualThreadPerTaskExecutor(), work);
            case 5 -> () -> chain(work);
            case 6 -> () -> schedule(Executors.newScheduledThreadPool(threads), work);
            default -> () -> work.parallelStream().forEach(PoolSteps::unchecked);
        };
    }

    private static void submitAll(ExecutorService pool, List<Step> work) throws Exception {
        try (pool) {
            for (Future<Boolean> done :
                    pool.invokeAll(work.stream().map(ThreadSteps::callable).toList())) {
                done.get();
            }
            for (Future<?> done : work.stream()
                    .map(step -> pool.submit(ThreadSteps.callable(step)))
                    .toList()) {
                done.get();
            }
        }
    }

    private static void schedule(ScheduledExecutorService pool, List<Step> work) throws Exception {
        try (pool) {
            for (Future<?> done : work.stream()
                    .map(step -> pool.schedule(ThreadSteps.callable(step), 1, TimeUnit.MILLISECONDS))
                    .toList()) {
                done.get();
            }
        }
    }

    private static void chain(List<Step> work) throws Exception {
        CompletableFuture<Void> last = CompletableFuture.runAsync(() -> {});
        for (Step step : work) {
            last = last.thenRunAsync(() -> unchecked(step)).thenRun(() -> {});
        }
        CompletableFuture<?> all =
                CompletableFuture.allOf(last, CompletableFuture.runAsync(() -> unchecked(work.getFirst())));
        all.get();
    }

    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }
}
