package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Unfinished;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** What a trace could not see, one sentence each, for every view to say quietly under the line of figures. */
public final class Notes {
    private Notes() {}

    /** The sentences, made safe to show; none for a trace that saw everything. */
    public static List<String> of(ThreadTrace trace) {
        List<String> notes = new ArrayList<>();
        long lost = trace.totals().eventsLost();
        if (lost > 0) {
            notes.add(CountText.of(lost) + (lost == 1 ? " event was" : " events were")
                    + " lost: some states may be missing, others may last longer than they did.");
        }
        if (lost == 0 && trace.totals().after().isPositive()) { // else the ends of what seems to be at work may be lost
            Unfinished unfinished = Unfinished.of(trace.threads(), trace.tasks(), trace.wall());
            if (!unfinished.isNone()) {
                notes.add("Still at work when the trace ended, "
                        + TimeText.of(trace.totals().after()) + " after its code: " + unfinished + ".");
            }
        }
        if (trace.threads().stream().anyMatch(ThreadLane::isVirtual) && !knowsMounts(trace)) {
            notes.add(
                    "Where the virtual threads ran is not known, nor when they only waited for a carrier: that takes the"
                            + " agent, HeddleAgent.attach().");
        }
        return notes.stream().map(VisibleText::of).toList();
    }

    private static boolean knowsMounts(ThreadTrace trace) {
        return trace.threads().stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CARRIER)
                .anyMatch(lane -> lane.slices().stream().anyMatch(slice -> slice.task() != 0));
    }
}
