package dev.heddle.trace.compare;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The clocks and counters of the process. */
interface Meter {
    /** Nanoseconds since some moment. */
    long nanos();

    /** CPU time of the process in nanoseconds. */
    long cpuNanos();

    /** Bytes that all threads have allocated, those that have ended too. */
    long allocatedBytes();

    /** Time that the JIT compiler has worked, in nanoseconds; 0 where the JVM does not say. */
    long compilerNanos();

    static Meter ofThisJvm() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean timed = compiler != null && compiler.isCompilationTimeMonitoringSupported();
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

            @Override
            public long compilerNanos() {
                return timed && compiler != null
                        ? TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime())
                        : 0;
            }
        };
    }
}
