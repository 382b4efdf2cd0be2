package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** One suspension more: 100 bodies that each wait 100 times, on one thread. */
@OperationsPerInvocation(Rounds.BODIES * SuspendBenchmark.ROUNDS)
public class SuspendBenchmark extends Benchmarks {
    static final int ROUNDS = 100;

    @Benchmark
    @Row(value = "`await(source.task())` in an async body, resumed by `setResult`", ours = true)
    public int awaitTask() throws Exception {
        return new SourceRounds().run(ROUNDS);
    }

    @Benchmark
    @Row(value = "`await(completableFuture)` in an async body, resumed by `complete`", ours = true)
    public int awaitFuture() throws Exception {
        return new FutureRounds().run(ROUNDS);
    }

    @Benchmark
    @Row("`CompletableFuture.thenCompose`")
    public int thenCompose() throws Exception {
        return new StageRounds().run(ROUNDS);
    }

    @Benchmark
    @Row("Kotlin `deferred.await()`, `Dispatchers.Unconfined`")
    public int kotlinAwait() throws Exception {
        return new DeferredRounds().run(ROUNDS);
    }

    @Benchmark
    @Row("Kotlin `suspendCoroutine` and `resume`, `Dispatchers.Unconfined`")
    public int kotlinSuspend() throws Exception {
        return new CoroutineRounds().run(ROUNDS);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Flags.ON_VIRTUAL, Flags.ONE_CARRIER})
    @Row("`CompletableFuture.join` on a virtual thread, one carrier")
    public int virtualJoin() throws Exception {
        return new JoiningRounds().run(ROUNDS);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Flags.ON_VIRTUAL, Flags.ONE_CARRIER})
    @Row("`LockSupport.park` and `unpark` of a virtual thread, one carrier")
    public int virtualPark() throws Exception {
        return new ParkingRounds().run(ROUNDS);
    }
}
