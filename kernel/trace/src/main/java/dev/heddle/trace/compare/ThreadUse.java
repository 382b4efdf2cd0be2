package dev.heddle.trace.compare;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one run does with threads, from one traced run: it is not part of any measured time.
 *
 * @param platformStarted platform threads that it started
 * @param virtualStarted virtual threads that it started
 * @param peakPlatform the most platform threads that it held at one moment, busy or waiting; idle workers do not count
 * @param peakVirtual the most virtual threads that lived at one moment
 * @param heldWaiting summed over platform threads: time in which it held one and did nothing
 * @param trace of that run
 */
public record ThreadUse(
        int platformStarted,
        int virtualStarted,
        int peakPlatform,
        int peakVirtual,
        Duration heldWaiting,
        ThreadTrace trace) {
    private static final Set<Hold> HELD = EnumSet.of(Hold.RUNNING, Hold.WAITING, Hold.READY);

    /** Counts them in a trace. */
    public static ThreadUse of(ThreadTrace trace) {
        return new ThreadUse(
                trace.platformThreadsStarted(),
                trace.virtualThreadsStarted(),
                peakPlatform(trace),
                peakVirtual(trace),
                trace.heldWaiting(),
                trace);
    }

    /** Whether the recording lost events, so that the figures may be too small. */
    public boolean isPartial() {
        return trace.totals().eventsLost() > 0;
    }

    private static int peakPlatform(ThreadTrace trace) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        for (ThreadLane lane : trace.threads()) {
            if (!lane.isVirtual()) {
                lane.slices().stream()
                        .filter(slice -> HELD.contains(slice.state().hold()))
                        .forEach(slice -> add(changes, slice));
            }
        }
        return most(changes);
    }

    private static int peakVirtual(ThreadTrace trace) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        trace.threads().stream()
                .filter(ThreadLane::isVirtual)
                .forEach(lane -> add(changes, lane.begin().toNanos(), lane.end().toNanos()));
        return most(changes);
    }

    private static void add(TreeMap<Long, Integer> changes, Slice slice) {
        add(changes, slice.startNanos(), slice.endNanos());
    }

    private static void add(TreeMap<Long, Integer> changes, long from, long to) {
        changes.merge(from, 1, Integer::sum);
        changes.merge(to, -1, Integer::sum);
    }

    private static int most(TreeMap<Long, Integer> changes) {
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }
}
