package dev.heddle.trace;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time that platform threads used during a trace.
 *
 * <p>Exact for the traced thread; for a thread that lived through the trace exact to the moments just before it began
 * and just after it ended; for one that ended in it exact to the last sample, so short by at most one sampling period.
 * Virtual threads have none: the JVM does not say. In a recording made elsewhere it is what {@code jdk.ThreadCPULoad} says.
 */
final class CpuTimes {
    private static final double BILLION = 1e9;

    private final Map<Long, Long> first = new HashMap<>();
    private final Map<Long, Long> last = new HashMap<>();
    private final long tracedThread;
    private final long tracedCpu;

    CpuTimes(EventLog log, int cores) {
        tracedThread = log.traced().thread();
        if (log.isForeign()) {
            loads(log, cores);
        }
        tracedCpu = log.traced().number("cpu");
        for (Seen seen : log.samples()) {
            if (seen.is("heddle.ThreadCpu")) {
                long cpu = seen.number("cpu");
                if (seen.start() <= 0 || !first.containsKey(seen.thread())) {
                    first.put(seen.thread(), seen.start() <= 0 ? cpu : 0);
                }
                last.merge(seen.thread(), cpu, Math::max);
            }
        }
    }

    /** A recording made elsewhere says, now and then, which share of all cores a thread used since it last said so. */
    private void loads(EventLog log, int cores) {
        Map<Long, Long> since = new HashMap<>();
        for (Seen seen : log.events()) {
            if (seen.is("jdk.ThreadStart")) {
                since.put(seen.thread(), seen.start());
            } else if (seen.is("jdk.ThreadCPULoad")) {
                long from = since.getOrDefault(seen.thread(), 0L);
                double share = (seen.number("user") + seen.number("system")) / BILLION;
                last.merge(seen.thread(), Math.round(share * cores * (seen.start() - from)), Long::sum);
                since.put(seen.thread(), seen.start());
            }
        }
    }

    /** What a thread used, never more than it lived, in nanoseconds. */
    Duration used(long thread, long lived) {
        long nanos =
                thread == tracedThread ? tracedCpu : last.getOrDefault(thread, 0L) - first.getOrDefault(thread, 0L);
        return Duration.ofNanos(Math.clamp(nanos, 0, lived));
    }
}
