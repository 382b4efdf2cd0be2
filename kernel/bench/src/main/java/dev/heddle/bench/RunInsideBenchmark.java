package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** Handing 1000 almost empty pieces of work to a pool from one of its own threads; the last one tells that all are done. */
@OperationsPerInvocation(RunBenchmark.BATCH)
public class RunInsideBenchmark extends Benchmarks {
    @Param
    public Pool pool = Pool.TASK_RUN;

    @Benchmark
    public int run() throws Exception {
        var countdown = new Work.Countdown(RunBenchmark.BATCH);
        pool.submit(() -> submitAll(countdown)).get();
        return countdown.done.get();
    }

    private int submitAll(Work work) {
        for (int i = 0; i < RunBenchmark.BATCH; i++) {
            var _ = pool.submit(work);
        }
        return 0;
    }
}
