package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** A trace in a few sentences, for those who hear it and do not see it. */
public final class Summary {
    private static final int LONGEST_NAME = 80;

    private Summary() {}

    /** The figures, what is wrong, then the longest wait that held a platform thread, if any. */
    public static String of(ThreadTrace trace) {
        String figures =
                Figures.of(trace).stream().map(Figures.Figure::toString).collect(Collectors.joining(", "));
        return VisibleText.of(trace.title(), LONGEST_NAME) + ": " + figures + "."
                + findings(trace)
                + longestHeldWait(trace).map(wait -> " " + wait).orElse("");
    }

    private static String findings(ThreadTrace trace) {
        return trace.findings().stream()
                .map(finding -> finding.id() + " " + finding.title())
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), all -> all.isEmpty() ? "" : " Found: " + all + "."));
    }

    private record Wait(ThreadLane lane, Slice slice) {
        @Override
        public String toString() {
            String detail = slice.detail().isBlank() ? "" : " (" + VisibleText.of(slice.detail(), LONGEST_NAME) + ")";
            String place = slice.place() == null
                    ? ""
                    : " at " + VisibleText.of(slice.place().toString(), LONGEST_NAME);
            return "Longest wait that held a thread: " + VisibleText.of(lane.name(), LONGEST_NAME) + ", "
                    + slice.state().label() + " for " + TimeText.of(slice.duration()) + detail + place + ".";
        }
    }

    private static Optional<Wait> longestHeldWait(ThreadTrace trace) {
        return trace.threads().stream()
                .filter(lane -> !lane.isVirtual())
                .flatMap(lane -> lane.slices().stream()
                        .filter(slice -> slice.state().hold() == Hold.WAITING)
                        .max(Comparator.comparing(Slice::duration))
                        .map(slice -> new Wait(lane, slice))
                        .stream())
                .max(Comparator.comparing(wait -> wait.slice().duration()));
    }
}
