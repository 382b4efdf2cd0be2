package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Giving way, many times in one body: each time through the pool's queue, which is else empty. */
@OperationsPerInvocation(YieldBenchmark.TIMES)
public class YieldBenchmark extends HoppingBenchmarks {
    static final int TIMES = 1000;

    @Benchmark
    @Row(value = "`await(Task.yield())`", ours = true)
    public void await_yield() {
        HoppingBodies.yieldEach(TIMES).waitFor();
    }

    @Benchmark
    @Row("Kotlin `yield()`, `Dispatchers.Default`")
    public void kotlin() {
        Coroutines.yieldEach(TIMES);
    }

    @Benchmark
    @Row("`Thread.yield()` of a virtual thread")
    public void virtual() throws InterruptedException {
        Thread.startVirtualThread(YieldBenchmark::yieldEach).join();
    }

    @SuppressWarnings("ThreadPriorityCheck") // that is what is measured
    private static void yieldEach() {
        for (int i = 0; i < TIMES; i++) {
            Thread.yield();
        }
    }
}
