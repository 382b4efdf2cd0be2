package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Traces for tests: every one is checked against what must hold for any trace. */
final class Traces {
    /** Takes the tests for the user's code, which the default resolver does not. */
    static final TraceOptions OPTIONS = TraceOptions.titled("test")
            .placing((className, methodName, line) ->
                    className.contains("Test") ? new Place("Test.java", line, methodName) : null)
            .ignoring((name, group) -> name.startsWith("surefire-"));

    private Traces() {}

    static <X extends Throwable> ThreadTrace trace(TracedBody<X> body) throws X {
        return checked(ThreadTrace.of(OPTIONS, () -> {
            body.run();
            return true;
        }));
    }

    static ThreadTrace checked(ThreadTrace trace) {
        Set<Long> ids = new HashSet<>();
        for (ThreadLane lane : trace.threads()) {
            assertThat(ids.add(lane.id())).as("one lane for " + lane.name()).isTrue();
            assertThat(lane.begin()).isBetween(Duration.ZERO, trace.wall());
            assertThat(lane.end()).isBetween(lane.begin(), trace.wall());
            Duration at = lane.begin();
            for (Slice slice : lane.slices()) {
                assertThat(slice.start()).as("no gap in " + lane.name()).isEqualTo(at);
                at = slice.end();
            }
            assertThat(at).as("life of " + lane.name()).isEqualTo(lane.end());
            assertThat(lane.cpu()).isBetween(Duration.ZERO, lane.end().minus(lane.begin()));
        }
        assertThat(trace.threads().stream().filter(lane -> lane.kind() == ThreadLane.Kind.CELL))
                .hasSize(1);
        trace.tasks().forEach(task -> inOrder(task.slices(), trace.wall()));
        assertThat(trace.handOffs()).allSatisfy(handOff -> {
            assertThat(ids).contains(handOff.fromThread(), handOff.toThread());
            assertThat(handOff.to()).isBetween(handOff.from(), trace.wall());
        });
        assertThat(trace.heldWaiting())
                .isEqualTo(trace.threads().stream()
                        .flatMap(lane -> lane.slices().stream())
                        .filter(slice -> slice.state().hold() == State.Hold.WAITING)
                        .map(Slice::duration)
                        .reduce(Duration.ZERO, Duration::plus));
        return trace;
    }

    private static void inOrder(List<Slice> slices, Duration wall) {
        Duration at = Duration.ZERO;
        for (Slice slice : slices) {
            assertThat(slice.start()).isGreaterThanOrEqualTo(at);
            at = slice.end();
        }
        assertThat(at).isLessThanOrEqualTo(wall);
    }

    /** Uses this much CPU time on the calling thread. */
    static void compute(Duration cpu) {
        var bean = java.lang.management.ManagementFactory.getThreadMXBean();
        long end = bean.getCurrentThreadCpuTime() + cpu.toNanos();
        while (bean.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
