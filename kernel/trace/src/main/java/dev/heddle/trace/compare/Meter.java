package dev.heddle.trace.compare;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The clocks and counters of the process. */
interface Meter {
    /** Nanoseconds since some moment. */
    long nanos();

    /** CPU time of the process in nanoseconds. */
    long cpuNanos();

    /** Bytes that all threads have allocated, those that have ended too. */
    long allocatedBytes();

    static Meter ofThisJvm() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return new Meter() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long cpuNanos() {
                return Math.max(0, system.getProcessCpuTime());
            }

            @Override
            public long allocatedBytes() {
                return Math.max(0, threads.getTotalThreadAllocatedBytes());
            }
        };
    }
}
