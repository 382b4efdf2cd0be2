package dev.heddle.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What one operation takes on average, in nanoseconds.
 *
 * @param wall of time
 * @param own of CPU time of the thread that does it
 * @param all of CPU time of the whole process
 */
record Cost(double wall, double own, double all) {
    static Cost of(Load load, Duration time) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long all = ProcessCpu.nanos();
        long own = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        double operations = load.run(time);
        return new Cost(
                (System.nanoTime() - wall) / operations,
                (threads.getCurrentThreadCpuTime() - own) / operations,
                (ProcessCpu.nanos() - all) / operations);
    }
}
