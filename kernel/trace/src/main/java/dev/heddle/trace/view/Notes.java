package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
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
            notes.add(Figures.count(lost) + (lost == 1 ? " event was" : " events were")
                    + " lost: some states may be missing, others may last longer than they did.");
        }
        return notes.stream().map(VisibleText::of).toList();
    }
}
