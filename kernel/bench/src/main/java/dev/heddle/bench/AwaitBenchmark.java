package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import java.util.concurrent.CompletableFuture;
import kotlinx.coroutines.CompletableDeferred;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** Waiting for what is complete already, many times in one body. */
@OperationsPerInvocation(AwaitBenchmark.TIMES)
public class AwaitBenchmark extends Benchmarks {
    static final int TIMES = 1000;

    private final Task<Integer> task = Task.completed(1);
    private final CompletableFuture<Integer> future = CompletableFuture.completedFuture(1);
    private final CompletableDeferred<Integer> deferred = Coroutines.completed(1);

    @Benchmark
    @Row(value = "`await(task)`", ours = true)
    public Task<Void> task(Blackhole blackhole) {
        return async(() -> {
            for (int i = 0; i < TIMES; i++) {
                blackhole.consume(await(task));
            }
        });
    }

    @Benchmark
    @Row(value = "`await(completableFuture)`", ours = true)
    public Task<Void> future(Blackhole blackhole) {
        return async(() -> {
            for (int i = 0; i < TIMES; i++) {
                blackhole.consume(await(future));
            }
        });
    }

    @Benchmark
    @Row("`CompletableFuture.join`")
    public void join(Blackhole blackhole) {
        for (int i = 0; i < TIMES; i++) {
            blackhole.consume(future.join());
        }
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Flags.ON_VIRTUAL, Flags.ONE_CARRIER})
    @Row("`CompletableFuture.join` on a virtual thread")
    public void joinOnVirtual(Blackhole blackhole) {
        join(blackhole);
    }

    @Benchmark
    @Row("Kotlin `deferred.await()`")
    public void kotlin(Blackhole blackhole) {
        Coroutines.awaitEach(deferred, TIMES, blackhole);
    }
}
