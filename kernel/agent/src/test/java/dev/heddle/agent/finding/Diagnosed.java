package dev.heddle.agent.finding;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.TracedBody;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.Place;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Traces programs for their findings. */
final class Diagnosed {
    private static final TraceOptions OPTIONS = TraceOptions.titled("program")
            .placing((className, method, line) -> className.startsWith(Diagnosed.class.getPackageName())
                    ? new Place(className.substring(className.lastIndexOf('.') + 1), line, method)
                    : null)
            .ignoring((name, group) -> name.startsWith("surefire-"))
            .waiting(Duration.ofMillis(250));

    private Diagnosed() {}

    static ThreadTrace trace(TracedBody<?> program) {
        return ThreadTrace.capture(OPTIONS, () -> {
                    program.run();
                    return true;
                })
                .trace();
    }

    static List<Finding> findings(TracedBody<?> program) {
        return trace(program).findings();
    }

    /** Uses this much CPU time on the calling thread; of a virtual one, whose CPU time nobody knows, this much time. */
    static void compute(Duration cpu) {
        if (Thread.currentThread().isVirtual()) {
            long end = System.nanoTime() + cpu.toNanos();
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            return;
        }
        var bean = ManagementFactory.getThreadMXBean();
        long end = bean.getCurrentThreadCpuTime() + cpu.toNanos();
        while (bean.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
