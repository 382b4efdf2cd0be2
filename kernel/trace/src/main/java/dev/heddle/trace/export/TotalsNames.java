package dev.heddle.trace.export;

import dev.heddle.trace.model.Totals;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a trace under the names that all exports use. */
final class TotalsNames {
    private TotalsNames() {}

    /** In the order of the line of figures; durations in nanoseconds. */
    static Map<String, Long> of(Totals totals) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("wallNanos", totals.wall().toNanos());
        figures.put("codeNanos", totals.code().toNanos());
        figures.put("cpuNanos", totals.cpu().toNanos());
        figures.put("threadsUsed", (long) totals.threadsUsed());
        figures.put("threadsStarted", (long) totals.threadsStarted());
        figures.put("platformThreadsStarted", (long) totals.platformThreadsStarted());
        figures.put("virtualThreadsStarted", (long) totals.virtualThreadsStarted());
        figures.put("heldWaitingNanos", totals.heldWaiting().toNanos());
        figures.put("awaitedWithoutThreadNanos", totals.awaitedWithoutThread().toNanos());
        figures.put("eventsLost", totals.eventsLost());
        figures.put("overheadNanos", totals.overhead().toNanos());
        return figures;
    }
}
