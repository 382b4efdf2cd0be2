package dev.heddle.bench;

import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Waiting for an empty piece of work on another thread, many times in one body: each wait passes through a queue. */
@OperationsPerInvocation(HopBenchmark.TIMES)
public class HopBenchmark extends HoppingBenchmarks {
    static final int TIMES = 1000;

    @Benchmark
    @Row(value = "`await(Task.run(…))` without a context: goes on on the pool", ours = true)
    public int await_run() {
        return HoppingBodies.awaitRuns(TIMES).result();
    }

    @Benchmark
    @Row("`supplyAsync(…).thenCompose(…)`")
    public int thenCompose() {
        return composeEach(TIMES, 0).join();
    }

    private static CompletableFuture<Integer> composeEach(int times, int sum) {
        return times == 0
                ? CompletableFuture.completedFuture(sum)
                : CompletableFuture.supplyAsync(() -> 1).thenCompose(value -> composeEach(times - 1, sum + value));
    }

    @Benchmark
    @Row("Kotlin `async(Dispatchers.Default) { … }.await()`")
    public int kotlin() {
        return Coroutines.awaitAsync(TIMES);
    }

    @Benchmark
    @Row("virtual thread that starts another and joins it")
    public int virtual() {
        return CompletableFuture.supplyAsync(() -> joinEach(TIMES), Virtual.EXECUTOR)
                .join();
    }

    private static int joinEach(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += CompletableFuture.supplyAsync(() -> 1, Virtual.EXECUTOR).join();
        }
        return sum;
    }

    @Benchmark
    @Row(value = "`await(Task.run(…))` on an `EventLoop`: there and back", ours = true)
    public int await_run_on_loop() {
        Task<Integer> task;
        try (var _ = SynchronizationContext.install(Loop.LOOP)) {
            task = HoppingBodies.awaitRuns(TIMES);
        }
        return task.result();
    }

    @Benchmark
    @Row("Kotlin `withContext(Dispatchers.Default)` in `runBlocking`: there and back")
    public int kotlinOnLoop() {
        return Coroutines.withContextEach(TIMES);
    }

    private static final class Virtual {
        static final Executor EXECUTOR = Executors.newVirtualThreadPerTaskExecutor();
    }

    private static final class Loop {
        static final EventLoop LOOP = EventLoop.start("loop");
    }
}
