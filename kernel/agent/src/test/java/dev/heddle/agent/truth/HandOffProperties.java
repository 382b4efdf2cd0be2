package dev.heddle.agent.truth;

import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.ThreadLane;
import org.jspecify.annotations.Nullable;

/** Work goes forward in time, from one thread of the trace to another, while both live. */
final class HandOffProperties {
    private HandOffProperties() {}

    static void check(Violations found) {
        long at = 0;
        for (HandOff handOff : found.trace().handOffs()) {
            long from = handOff.from().toNanos();
            long to = handOff.to().toNanos();
            found.expect(from >= at, handOff + " is told after a later one");
            found.expect(to >= from, handOff + " goes back in time, by " + (from - to) + " ns");
            found.expect(handOff.fromThread() != handOff.toThread(), handOff + " stays on its thread");
            found.expect(
                    handOff.task() == 0 || found.row(handOff.task()) != null, handOff + " is of a task without a row");
            lives(found.lane(handOff.fromThread()), from, handOff, found);
            lives(found.lane(handOff.toThread()), to, handOff, found);
            at = from;
        }
    }

    private static void lives(@Nullable ThreadLane lane, long moment, HandOff handOff, Violations found) {
        if (lane == null) {
            found.add(handOff + " has an end on a thread without a lane");
            return;
        }
        found.expect(
                lane.begin().toNanos() <= moment && moment <= lane.end().toNanos(),
                handOff + " has an end outside the life of " + Violations.of(lane));
    }
}
