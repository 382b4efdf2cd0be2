package dev.heddle.agent.truth;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;

/** The slices of a thread cover its life without a gap and never overlap; it used no more CPU time than it may have run. */
final class LaneProperties {
    /** What entering and leaving a wait costs: CPU time that is spent within the wait's own event, spinning for the most. */
    private static final long CPU_OF_A_WAIT = 150_000;

    /** CPU times are read just outside the trace, so they say a little too much. */
    private static final long CPU_AROUND = 3_000_000;

    private LaneProperties() {}

    static void check(Violations found) {
        long wall = found.trace().wall().toNanos();
        for (ThreadLane lane : found.trace().threads()) {
            String who = Violations.of(lane);
            long begin = lane.begin().toNanos();
            long end = lane.end().toNanos();
            found.expect(0 <= begin && begin <= end && end <= wall, who + " does not live within the wall " + wall);
            covers(lane, found);
            found.expect(lane.cpu().toNanos() <= end - begin, who + " used more CPU time than it lived: " + lane.cpu());
            usedNoMoreThanItRan(lane, found);
        }
        long cells = found.trace().threads().stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CELL)
                .count();
        found.expect(cells == 1, cells + " threads ran the traced code");
    }

    private static void covers(ThreadLane lane, Violations found) {
        long at = lane.begin().toNanos();
        for (Slice slice : lane.slices()) {
            String which = Violations.of(lane) + ": " + Violations.of(slice);
            found.expect(slice.startNanos() == at, which + " does not start where the one before ends, " + at);
            found.expect(slice.nanos() > 0, which + " takes no time");
            found.expect(
                    slice.task() == 0 || found.row(slice.task()) != null, which + " belongs to a task without a row");
            found.expect(slice.thread() == 0 || slice.thread() == lane.id(), which + " is on another thread");
            found.expect(slice.state() != State.QUEUED, which + ": a thread is never queued");
            found.expect(slice.state() != State.UNKNOWN, which + ": nothing is unknown in a trace that was made here");
            at = slice.endNanos();
        }
        found.expect(
                at == lane.end().toNanos(), Violations.of(lane) + ": its last slice ends at " + at + ", not with it");
    }

    /** Guesses from samples are dropped where they leave less than three quarters of the CPU time. */
    private static void usedNoMoreThanItRan(ThreadLane lane, Violations found) {
        long ran = 0;
        long waits = 0;
        for (Slice slice : lane.slices()) {
            if (slice.state() == State.RUNNING || slice.state() == State.IO) {
                ran += slice.nanos();
            } else {
                waits++;
            }
        }
        long cpu = lane.cpu().toNanos();
        found.expect(
                cpu * 3 / 4 <= ran + CPU_AROUND + waits * CPU_OF_A_WAIT,
                Violations.of(lane) + " used " + cpu + " ns of CPU but ran only " + ran + " ns, with " + waits
                        + " waits:" + Moments.during(0, Long.MAX_VALUE, lane.slices()));
    }
}
