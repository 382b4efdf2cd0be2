package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who waits for what at the moment at which a trace ends: for one whose code still runs.
 *
 * @param rows the threads that wait, the longest first, at most {@value #MOST}
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
     * @param since for how long
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
        List<ThreadLane> waiting = new ArrayList<>(trace.threads().stream()
                .filter(lane -> isWaiting(lane, trace.wall()))
                .toList());
        waiting.sort(Comparator.comparingLong(lane -> lane.slices().getLast().startNanos()));
        return new WaitingNow(
                waiting.stream().limit(MOST).map(WaitingNow::row).toList(), Math.max(0, waiting.size() - MOST));
    }

    /** A worker without work, and a context's thread, wait for nobody; what a carrier does, its virtual thread tells. */
    private static boolean isWaiting(ThreadLane lane, Duration wall) {
        if (lane.slices().isEmpty() || lane.end().compareTo(wall) < 0 || lane.kind() == ThreadLane.Kind.CARRIER) {
            return false;
        }
        State state = lane.slices().getLast().state();
        return state.hold() == Hold.WAITING || (lane.isVirtual() && state == State.AWAITING);
    }

    private static Row row(ThreadLane lane) {
        Slice last = lane.slices().getLast();
        return new Row(
                VisibleText.of(lane.name(), LONGEST_TEXT),
                last.state().label(),
                TimeText.of(last.duration()),
                last.place() == null ? "" : VisibleText.of(last.place().toString(), LONGEST_TEXT),
                VisibleText.of(last.detail(), LONGEST_TEXT));
    }
}
