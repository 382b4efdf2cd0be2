package dev.heddle.trace.finding;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Joins slices of a thread that belong together: what it was kept from without a pause. */
final class Stretches {
    /** What lies between two slices and is shorter does not part them, but for the moment between two pieces of work. */
    private static final long GAP_NANOS = 1_000_000;

    private Stretches() {}

    /**
     * Some slices without a pause between them.
     *
     * @param slices in order of time
     */
    record Stretch(List<Slice> slices) {
        Stretch only(Predicate<Slice> counts) {
            return new Stretch(slices.stream().filter(counts).toList());
        }

        /** All its slices together. */
        long nanos() {
            return slices.stream().mapToLong(Slice::nanos).sum();
        }

        Slice longest() {
            return slices.stream()
                    .reduce((one, other) -> other.nanos() > one.nanos() ? other : one)
                    .orElseThrow();
        }
    }

    /**
     * What kept the threads of contexts without a pause for at least so long, by its line. The cell's own thread may do as it
     * likes while it does not serve its context. Of a thread that nobody tells the next event of, two slices may be of two
     * events: then only waits and steps of tasks count, each alone.
     *
     * @param counts the slices that it is about
     * @param joins those that do not part it, but do not count
     */
    static Cases<Place> onContexts(Facts facts, long leastNanos, Predicate<Slice> counts, Predicate<Slice> joins) {
        Cases<Place> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            if (facts.servesContext(lane)) {
                boolean cell = lane.kind() == ThreadLane.Kind.CELL;
                Predicate<Slice> ours = counts.or(joins).and(slice -> !cell || slice.task() != 0);
                boolean told = facts.known().pumped().contains(lane.id());
                List<Stretch> stretches = told
                        ? of(lane, ours, Stretches::areClose)
                        : of(lane, ours.and(Stretches::isOfOneEvent), Stretches::areOfOneStep);
                for (Stretch whole : stretches) {
                    Stretch stretch = whole.only(counts);
                    if (stretch.nanos() >= leastNanos) {
                        stretch.slices()
                                .forEach(slice -> cases.add(stretch.longest().place(), Evidence.in(lane, slice)));
                    }
                }
            }
        }
        return cases;
    }

    /** Whether a slice is within one event for sure: a wait, or in a step of a task. */
    private static boolean isOfOneEvent(Slice slice) {
        return slice.state().hold() == State.Hold.WAITING || slice.task() != 0;
    }

    /** Slices of one step of a task follow each other at once; between two steps there is at least a moment. */
    private static boolean areOfOneStep(Slice slice, Slice next) {
        return slice.task() != 0 && slice.task() == next.task() && slice.endNanos() == next.startNanos();
    }

    private static boolean areClose(Slice slice, Slice next) {
        return next.startNanos() - slice.endNanos() < GAP_NANOS;
    }

    private static List<Stretch> of(ThreadLane lane, Predicate<Slice> belongs, BiPredicate<Slice, Slice> together) {
        List<Stretch> stretches = new ArrayList<>();
        List<Slice> current = new ArrayList<>();
        for (Slice slice : lane.slices()) {
            if (belongs.test(slice)) {
                if (!current.isEmpty() && !together.test(current.getLast(), slice)) {
                    stretches.add(new Stretch(List.copyOf(current)));
                    current.clear();
                }
                current.add(slice);
            } else if (slice.state() == State.FREE && !current.isEmpty()) {
                stretches.add(new Stretch(List.copyOf(current))); // it asked for its next work, however short that took
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            stretches.add(new Stretch(List.copyOf(current)));
        }
        return stretches;
    }
}
