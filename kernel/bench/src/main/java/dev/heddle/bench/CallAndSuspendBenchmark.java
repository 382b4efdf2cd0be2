package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The whole of a call that waits once: 100 bodies that are started, suspended, resumed and ended, on one thread. */
@OperationsPerInvocation(Rounds.BODIES)
public class CallAndSuspendBenchmark extends Benchmarks {
    @Benchmark
    @Row(value = "`async(() -> await(source.task()))`, resumed by `setResult`", ours = true)
    public int awaitTask() throws Exception {
        return new SourceRounds().run(1);
    }

    @Benchmark
    @Row(value = "`async(() -> await(completableFuture))`, resumed by `complete`", ours = true)
    public int awaitFuture() throws Exception {
        return new FutureRounds().run(1);
    }

    @Benchmark
    @Row("`CompletableFuture.thenCompose`")
    public int thenCompose() throws Exception {
        return new StageRounds().run(1);
    }

    @Benchmark
    @Row("Kotlin `async { deferred.await() }`, `Dispatchers.Unconfined`")
    public int kotlinAwait() throws Exception {
        return new DeferredRounds().run(1);
    }

    @Benchmark
    @Row("Kotlin `async { suspendCoroutine { … } }`, `Dispatchers.Unconfined`")
    public int kotlinSuspend() throws Exception {
        return new CoroutineRounds().run(1);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Flags.ON_VIRTUAL, Flags.ONE_CARRIER})
    @Row("virtual thread that joins once, one carrier")
    public int virtualJoin() throws Exception {
        return new JoiningRounds().run(1);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Flags.ON_VIRTUAL, Flags.ONE_CARRIER})
    @Row("virtual thread that parks once, one carrier")
    public int virtualPark() throws Exception {
        return new ParkingRounds().run(1);
    }
}
