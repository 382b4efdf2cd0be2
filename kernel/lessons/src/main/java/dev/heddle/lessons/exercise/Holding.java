package dev.heddle.lessons.exercise;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.Optional;

/** Which threads an answer held while it waited. */
final class Holding {
    private Holding() {}

    /** Whether a thread stood still for so long, all its waits added up. */
    static boolean held(ThreadTrace trace, String thread, Duration atLeast) {
        return trace.thread(thread).timeIn(State.Hold.WAITING).compareTo(atLeast) >= 0;
    }

    /**
     * The name of a platform thread other than the answer's own that stood still for so long: one that the answer started,
     * or a pool's. Any other that was there before stands still for its own sake.
     */
    static Optional<String> otherHeld(ThreadTrace trace, Duration atLeast) {
        return trace.threads().stream()
                .filter(lane -> !lane.isVirtual() && !lane.name().equals(Judge.THREAD))
                .filter(lane -> lane.startedInTrace() || lane.kind() == ThreadLane.Kind.POOL_WORKER)
                .filter(lane -> lane.timeIn(State.Hold.WAITING).compareTo(atLeast) >= 0)
                .map(ThreadLane::name)
                .findFirst();
    }

    /**
     * Goes on when neither the answer's own thread nor another in its place stood still for so long.
     *
     * @param meanwhile what was waited for, such as {@code the page was on its way}
     * @throws NotYet otherwise
     */
    static void expectNone(Judge judge, ThreadTrace trace, Duration atLeast, String meanwhile) throws Exception {
        judge.expect(
                !held(trace, Judge.THREAD, atLeast),
                "The thread ui was held while " + meanwhile + ", and could do nothing else.");
        Optional<String> other = otherHeld(trace, atLeast);
        judge.expect(
                other.isEmpty(),
                "The thread ui was free, but another one was held in its place while " + meanwhile + ": "
                        + other.orElse("") + ".");
    }
}
