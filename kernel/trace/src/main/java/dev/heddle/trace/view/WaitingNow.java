package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Who waits for what at the moment at which a trace ends: for one whose code still runs.
 *
 * @param rows the threads that wait, the longest first, then those that could run and wait for a core; at most
 *     {@value #MOST}
 * @param others how many more there are
 */
public record WaitingNow(List<Row> rows, int others) {
    private static final int MOST = 12;
    private static final int LONGEST_TEXT = 80;

    public WaitingNow {
        rows = List.copyOf(rows);
    }

    /**
     * One thread, in words made safe to show.
     *
     * @param thread its name
     * @param state what it does
     * @param since for how long it has been waiting, whatever for
     * @param place at which line, empty where not known
     * @param detail for what, empty where there is nothing to add
     */
    public record Row(String thread, String state, String since, String place, String detail) {
        /** {@code ui: blocked on a result for 2.3 s at In[3]:4}. */
        @Override
        public String toString() {
            return thread + ": " + state + " for " + since + (place.isEmpty() ? "" : " at " + place)
                    + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
    }

    /** That of a trace. */
    public static WaitingNow of(ThreadTrace trace) {
        List<Wait> waits = trace.threads().stream()
                .filter(lane -> isWaiting(lane, trace.wall()))
                .map(Wait::of)
                .sorted(Comparator.comparing(Wait::isForCore).thenComparing(Wait::begin))
                .toList();
        return new WaitingNow(waits.stream().limit(MOST).map(Wait::row).toList(), Math.max(0, waits.size() - MOST));
    }

    /** A worker without work, and a context's thread, wait for nobody; what a carrier does, its virtual thread tells. */
    private static boolean isWaiting(ThreadLane lane, Duration wall) {
        if (lane.slices().isEmpty() || lane.end().compareTo(wall) < 0 || lane.kind() == ThreadLane.Kind.CARRIER) {
            return false;
        }
        State state = lane.slices().getLast().state();
        return state.hold() == Hold.READY || isForOthers(lane, state);
    }

    /** For something that is to happen, not for a core. */
    private static boolean isForOthers(ThreadLane lane, State state) {
        return state.hold() == Hold.WAITING || (lane.isVirtual() && state == State.AWAITING);
    }

    /** The wait that a lane ends with. */
    private record Wait(ThreadLane lane, Slice last, Duration begin) {
        /** One wait may be seen in several pieces, as each look at it tells what it can. */
        static Wait of(ThreadLane lane) {
            List<Slice> slices = lane.slices();
            Slice last = slices.getLast();
            int first = slices.size() - 1;
            while (first > 0 && goesOn(lane, slices.get(first - 1), slices.get(first), last.state())) {
                first--;
            }
            return new Wait(lane, last, slices.get(first).start());
        }

        private static boolean goesOn(ThreadLane lane, Slice before, Slice next, State now) {
            return before.endNanos() == next.startNanos()
                    && (before.state() == now || (isForOthers(lane, now) && isForOthers(lane, before.state())));
        }

        boolean isForCore() {
            return last.state().hold() == Hold.READY;
        }

        Row row() {
            return new Row(
                    VisibleText.of(lane.name(), LONGEST_TEXT),
                    last.state().label(),
                    TimeText.of(last.end().minus(begin)),
                    last.place() == null ? "" : VisibleText.of(last.place().toString(), LONGEST_TEXT),
                    VisibleText.of(last.detail(), LONGEST_TEXT));
        }
    }
}
