package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** Handing 1000 empty pieces of work to a pool from outside it, then waiting for each. */
@OperationsPerInvocation(RunBenchmark.BATCH)
public class RunBenchmark extends Benchmarks {
    static final int BATCH = 1000;

    @Param
    public Pool pool = Pool.TASK_RUN;

    @Benchmark
    public int run() throws Exception {
        List<Future<Integer>> futures = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            futures.add(pool.submit(Work.EMPTY));
        }
        int sum = 0;
        for (Future<Integer> future : futures) {
            sum += future.get();
        }
        return sum;
    }
}
