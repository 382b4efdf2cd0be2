package dev.heddle.tasks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

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

    /** 0 where the JVM does not tell. */
    private static long cpuNanos() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean sun ? sun.getProcessCpuTime() : 0;
    }
}
