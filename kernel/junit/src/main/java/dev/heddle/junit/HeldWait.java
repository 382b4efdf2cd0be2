package dev.heddle.junit;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time in which a thread was held and did nothing, which may be several waits with nothing in between.
 *
 * @param lane the thread
 * @param slices without a gap, in order
 */
record HeldWait(ThreadLane lane, List<Slice> slices) {
    /** The longest first. */
    static List<HeldWait> of(ThreadTrace trace) {
        return new OwnThreads(trace)
                .concerned()
                .flatMap(lane -> of(lane).stream())
                .sorted(Comparator.comparing(HeldWait::duration).reversed())
                .toList();
    }

    private static List<HeldWait> of(ThreadLane lane) {
        List<HeldWait> found = new ArrayList<>();
        List<Slice> open = new ArrayList<>();
        for (Slice slice : lane.slices()) {
            boolean held = slice.state().hold() == Hold.WAITING;
            boolean goesOn = !open.isEmpty() && open.getLast().endNanos() == slice.startNanos();
            if (!open.isEmpty() && !(held && goesOn)) {
                found.add(new HeldWait(lane, List.copyOf(open)));
                open.clear();
            }
            if (held) {
                open.add(slice);
            }
        }
        if (!open.isEmpty()) {
            found.add(new HeldWait(lane, List.copyOf(open)));
        }
        return found;
    }

    static Duration sum(List<HeldWait> waits) {
        return waits.stream().map(HeldWait::duration).reduce(Duration.ZERO, Duration::plus);
    }

    Duration duration() {
        return Duration.ofNanos(slices.getLast().endNanos() - slices.getFirst().startNanos());
    }

    boolean isOfTestsThread() {
        return lane.kind() == ThreadLane.Kind.CELL;
    }

    /** What it says for most of the time. */
    Slice longest() {
        return slices.stream().max(Comparator.comparingLong(Slice::nanos)).orElseThrow();
    }
}
