package dev.heddle.trace.finding;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.List;
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
     * likes while it does not serve its context.
     */
    static Cases<Place> onContexts(Facts facts, long leastNanos, Predicate<Slice> belongs) {
        Cases<Place> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            if (Facts.servesContext(lane)) {
                boolean cell = lane.kind() == ThreadLane.Kind.CELL;
                for (Stretch stretch : of(lane, slice -> belongs.test(slice) && !(cell && slice.task() == 0))) {
                    if (stretch.nanos() >= leastNanos) {
                        stretch.slices()
                                .forEach(slice -> cases.add(stretch.longest().place(), Evidence.in(lane, slice)));
                    }
                }
            }
        }
        return cases;
    }

    static List<Stretch> of(ThreadLane lane, Predicate<Slice> belongs) {
        List<Stretch> stretches = new ArrayList<>();
        List<Slice> current = new ArrayList<>();
        for (Slice slice : lane.slices()) {
            if (belongs.test(slice)) {
                if (!current.isEmpty() && slice.startNanos() - current.getLast().endNanos() >= GAP_NANOS) {
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
