package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import java.util.concurrent.CompletableFuture;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.Deferred;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** Calling what waits for something that is complete already: the call that turns out to be synchronous. */
public class CallBenchmark extends Benchmarks {
    private static final int TIMES = 1000;

    private final Task<Integer> task = Task.completed(1);
    private final CompletableFuture<Integer> future = CompletableFuture.completedFuture(1);
    private final CompletableDeferred<Integer> deferred = Coroutines.completed(1);
    private final Integer value = 1;

    @Benchmark
    @Row(value = "`async(() -> await(task))`", ours = true)
    public Task<Integer> async_await() {
        return async(() -> await(task));
    }

    @Benchmark
    @Row(value = "`async(() -> value)`, no await", ours = true)
    public Task<Integer> async_only() {
        return async(() -> value);
    }

    @Benchmark
    @Row("`completedFuture(x).thenCompose(…)`")
    public CompletableFuture<Integer> thenCompose() {
        return CompletableFuture.completedFuture(value).thenCompose(x -> future);
    }

    @Benchmark
    @Row("Kotlin `async(start = UNDISPATCHED) { deferred.await() }`")
    public Deferred<Integer> kotlinAsync() {
        return Coroutines.asyncUndispatched(deferred);
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    @Row("Kotlin call of a `suspend fun` that awaits, from a coroutine")
    public void kotlinSuspendFun(Blackhole blackhole) {
        Coroutines.callEach(deferred, TIMES, blackhole);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Flags.ON_VIRTUAL, Flags.ONE_CARRIER})
    @Row("virtual thread that joins, started and joined by another on the same carrier")
    public Thread virtualFromVirtual() throws InterruptedException {
        return virtualFromPlatform();
    }

    @Benchmark
    @Row("virtual thread that joins, started and joined by a platform thread")
    public Thread virtualFromPlatform() throws InterruptedException {
        Thread thread = Thread.startVirtualThread(future::join);
        thread.join();
        return thread;
    }
}
