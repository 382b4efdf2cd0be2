package dev.heddle.trace.finding;

import dev.heddle.trace.model.ThreadLane;
import java.util.List;

/** The pools that everybody's work shares, where who blocks a worker blocks others. */
final class SharedPools {
    private static final String COMMON = "ForkJoinPool.commonPool";
    private static final String OF_TASK_RUN = "pool";

    private SharedPools() {}

    /** {@code ForkJoinPool.commonPool()}, and the pool of {@code Task.run}. */
    static boolean isShared(String pool) {
        return pool.equals(COMMON) || pool.equals(OF_TASK_RUN);
    }

    static boolean isShared(List<ThreadLane> workers) {
        return !workers.isEmpty() && isShared(workers.getFirst().pool());
    }
}
