package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Totals;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The line of figures above every view, always in the same words and order. */
public final class Figures {
    private Figures() {}

    /**
     * One figure of the line.
     *
     * @param kind which one
     * @param value the number with its unit: {@code 312 ms}
     * @param words what it counts: {@code held while waiting}
     */
    public record Figure(Kind kind, String value, String words) {
        /** {@code 312 ms wall}. */
        @Override
        public String toString() {
            return value + " " + words;
        }
    }

    /** Which figure it is, in the order of the line. */
    public enum Kind {
        WALL,
        AFTER,
        CPU,
        THREADS_USED,
        STARTED,
        HELD_WAITING,
        AWAITED_WITHOUT_THREAD,
        FINDINGS,
        EVENTS_LOST,
        OVERHEAD
    }

    /** The last event of the code itself may come this much after it. */
    private static final Duration LEAST_AFTER = Duration.ofNanos(1_000);

    /** The figures to show; work after the code, and events lost, only when there are any. */
    public static List<Figure> of(ThreadTrace trace) {
        Totals totals = trace.totals();
        int findings = trace.findings().size();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(Kind.WALL, TimeText.of(totals.code()), "wall"));
        if (totals.after().compareTo(LEAST_AFTER) >= 0) {
            figures.add(new Figure(Kind.AFTER, TimeText.of(totals.after()), "of work after it"));
        }
        figures.add(new Figure(Kind.CPU, TimeText.of(totals.cpu()), "CPU"));
        figures.add(new Figure(
                Kind.THREADS_USED,
                CountText.of(totals.threadsUsed()),
                totals.threadsUsed() == 1 ? "thread used" : "threads used"));
        figures.add(new Figure(Kind.STARTED, CountText.of(totals.threadsStarted()), started(totals)));
        figures.add(new Figure(Kind.HELD_WAITING, TimeText.of(totals.heldWaiting()), "held while waiting"));
        figures.add(new Figure(
                Kind.AWAITED_WITHOUT_THREAD, TimeText.of(totals.awaitedWithoutThread()), "awaited without a thread"));
        figures.add(new Figure(Kind.FINDINGS, CountText.of(findings), findings == 1 ? "finding" : "findings"));
        if (totals.eventsLost() > 0) {
            figures.add(new Figure(
                    Kind.EVENTS_LOST,
                    CountText.of(totals.eventsLost()),
                    totals.eventsLost() == 1 ? "event lost" : "events lost"));
        }
        figures.add(new Figure(Kind.OVERHEAD, TimeText.of(totals.overhead()), "tracing overhead"));
        return List.copyOf(figures);
    }

    private static String started(Totals totals) {
        int virtual = totals.virtualThreadsStarted();
        if (virtual == 0) {
            return "started";
        }
        return totals.platformThreadsStarted() == 0
                ? "started (virtual)"
                : "started (" + CountText.of(virtual) + " virtual)";
    }
}
