package dev.heddle.agent.truth;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Kind;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Totals;
import java.util.List;
import java.util.function.Predicate;

/** The line of figures is what can be counted in the threads and the tasks. */
final class TotalsProperties {
    private TotalsProperties() {}

    static void check(Violations found) {
        ThreadTrace trace = found.trace();
        Totals totals = trace.totals();
        equal("CPU time", totals.cpu().toNanos(), sum(trace, lane -> true, ThreadLane::cpu), found);
        equal("virtual threads started", totals.virtualThreadsStarted(), started(trace, true), found);
        equal("platform threads started", totals.platformThreadsStarted(), started(trace, false), found);
        equal("threads used", totals.threadsUsed(), used(trace), found);
        long held = trace.threads().stream()
                .filter(lane -> !lane.isVirtual()) // where it holds its carrier, that counts
                .mapToLong(lane -> nanos(lane.slices(), state -> state.hold() == State.Hold.WAITING))
                .sum();
        equal("time held waiting", totals.heldWaiting().toNanos(), held, found);
        awaited(trace, found);
        found.expect(!totals.overhead().isNegative(), "the overhead is negative: " + totals.overhead());
        found.expect(totals.eventsLost() == 0, totals.eventsLost() + " events lost in a small program");
        found.expect(trace.cores() > 0, "no cores");
    }

    /** A timer or a future that a task awaits is not counted beside it; which of them is, the rows do not say. */
    private static void awaited(ThreadTrace trace, Violations found) {
        long all = awaiting(trace, row -> true);
        long least = awaiting(trace, row -> row.kind() != Kind.DELAY && row.kind() != Kind.SOURCE);
        long told = trace.awaitedWithoutThread().toNanos();
        found.expect(
                least <= told && told <= all,
                "awaited without a thread: " + told + " ns told, between " + least + " and " + all + " counted");
    }

    private static long awaiting(ThreadTrace trace, Predicate<TaskRow> which) {
        return trace.tasks().stream()
                .filter(which)
                .mapToLong(row -> nanos(row.slices(), state -> state == State.AWAITING))
                .sum();
    }

    private static long used(ThreadTrace trace) {
        return trace.threads().stream()
                .filter(lane -> lane.startedInTrace()
                        || lane.slices().stream().anyMatch(slice -> slice.state() == State.RUNNING))
                .count();
    }

    private static long started(ThreadTrace trace, boolean virtual) {
        return trace.threads().stream()
                .filter(lane -> lane.startedInTrace() && lane.isVirtual() == virtual)
                .count();
    }

    private static long sum(
            ThreadTrace trace,
            Predicate<ThreadLane> which,
            java.util.function.Function<ThreadLane, java.time.Duration> time) {
        return trace.threads().stream()
                .filter(which)
                .mapToLong(lane -> time.apply(lane).toNanos())
                .sum();
    }

    private static long nanos(List<Slice> slices, Predicate<State> which) {
        return slices.stream()
                .filter(slice -> which.test(slice.state()))
                .mapToLong(Slice::nanos)
                .sum();
    }

    private static void equal(String figure, long told, long counted, Violations found) {
        found.expect(told == counted, figure + ": " + told + " told, " + counted + " counted");
    }
}
