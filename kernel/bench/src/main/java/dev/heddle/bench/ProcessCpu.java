package dev.heddle.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * CPU time of this process: all its threads, the JVM's own and those that have ended too. The JDK's bean counts in
 * hundredths of a second, which is too coarse for differences of one in a hundred; so the system's clock is asked.
 */
final class ProcessCpu {
    private static final long NANOS_IN_SECOND = 1_000_000_000;
    private static final int CLOCK_ID = System.getProperty("os.name").startsWith("Mac") ? 12 : 2;
    private static final MemorySegment TIMESPEC = Arena.global().allocate(2 * Long.BYTES, Long.BYTES);
    private static final Optional<MethodHandle> CLOCK = clock();

    private ProcessCpu() {}

    static synchronized long nanos() {
        return CLOCK.map(ProcessCpu::read)
                .orElseGet(() -> ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime());
    }

    private static long read(MethodHandle clock) {
        try {
            if ((int) clock.invokeExact(CLOCK_ID, TIMESPEC) != 0) {
                throw new IllegalStateException("the system does not tell the CPU time of this process");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return TIMESPEC.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS_IN_SECOND
                + TIMESPEC.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }

    @SuppressWarnings("restricted") // the flag is set where it runs
    private static Optional<MethodHandle> clock() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("clock_gettime")
                .map(found -> linker.downcallHandle(
                        found, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
    }
}
