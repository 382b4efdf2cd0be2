package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Handing one empty piece of work to a pool from outside it and waiting for its value. */
public class RoundTripBenchmark extends Benchmarks {
    @Param
    public Pool pool = Pool.TASK_RUN;

    @Benchmark
    public int run() throws Exception {
        return pool.submit(Work.EMPTY).get();
    }
}
