package dev.heddle.junit;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What failed assertions say of threads, in lines. */
final class Words {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_LINES = 10;

    private Words() {}

    /** {@code no threads}, {@code 1 thread}, {@code 2 virtual threads}. */
    static String count(long number, String what) {
        return number == 0 ? "no " + what + "s" : CountText.of(number, what);
    }

    /** A line for each, and for the rest how many they are. */
    static <T> String lines(List<T> all, Function<T, String> line) {
        String shown = all.stream()
                .limit(MOST_LINES)
                .map(each -> "\n  " + line.apply(each))
                .collect(Collectors.joining());
        int more = all.size() - MOST_LINES;
        return more > 0 ? shown + "\n  and " + CountText.of(more) + " more" : shown;
    }

    /** Who it is, who started it and what it did most. */
    static String thread(ThreadTrace trace, ThreadLane lane) {
        return name(lane)
                + starter(trace, lane)
                + longest(lane).map(slice -> ": " + did(slice)).orElse("");
    }

    static String wait(HeldWait wait) {
        return name(wait.lane()) + ": held for " + TimeText.of(wait.duration()) + ", " + did(wait.longest());
    }

    static String text(String any) {
        return VisibleText.of(any, LONGEST_NAME);
    }

    private static String name(ThreadLane lane) {
        String kind = switch (lane.kind()) {
            case CELL -> "the test's thread";
            case VIRTUAL -> "virtual thread";
            case POOL_WORKER -> "pool worker";
            case CONTEXT -> "context's thread";
            case CARRIER -> "carrier";
            case PLATFORM -> "platform thread";
        };
        return text(lane.name()) + " (" + kind + ")";
    }

    private static String starter(ThreadTrace trace, ThreadLane lane) {
        Optional<HandOff> start = trace.handOffs().stream()
                .filter(handOff ->
                        handOff.toThread() == lane.id() && handOff.what().startsWith("start "))
                .findFirst();
        Optional<ThreadLane> by = start.flatMap(handOff -> trace.threads().stream()
                .filter(other -> other.id() == handOff.fromThread())
                .findFirst());
        return by.map(thread -> ", started by " + text(thread.name()) + " after "
                        + TimeText.of(start.orElseThrow().from()))
                .orElse(lane.startedInTrace() ? ", started after " + TimeText.of(lane.begin()) : "");
    }

    private static Optional<Slice> longest(ThreadLane lane) {
        return lane.slices().stream()
                .filter(slice -> slice.state().hold() != Hold.IDLE)
                .max(Comparator.comparingLong(Slice::nanos));
    }

    /** {@code asleep for 20 ms at CartTest.java:31 in loads (…)}. */
    private static String did(Slice slice) {
        var place = slice.place();
        String where = place == null
                ? ""
                : " at " + text(place.toString()) + (place.method().isEmpty() ? "" : " in " + text(place.method()));
        String detail = slice.detail().isBlank() ? "" : " (" + text(slice.detail()) + ")";
        return slice.state().label() + " for " + TimeText.of(slice.duration()) + where + detail;
    }
}
