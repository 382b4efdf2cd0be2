package dev.heddle.tasks;

import java.time.Duration;

/** Whether this program keeps the cores busy. Confined to one thread. */
final class CpuUse {
    /** .NET's limit for adding threads without further delay. */
    private static final double BUSY = 0.8;

    private long cpuBefore;
    private long timeBefore;

    /** Begins a new measurement. */
    void start() {
        cpuBefore = cpuNanos();
        timeBefore = System.nanoTime();
    }

    /** Whether it did since it was asked last. */
    boolean isBusy() {
        long cpu = cpuNanos() - cpuBefore;
        long time = System.nanoTime() - timeBefore;
        start();
        return cpu >= BUSY * time * Runtime.getRuntime().availableProcessors();
    }

    /** 0 where the system does not tell. */
    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
