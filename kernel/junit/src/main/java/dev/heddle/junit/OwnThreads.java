package dev.heddle.junit;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which threads of a trace count in assertions. Carriers never do: the JVM starts them, and code never sees them. */
final class OwnThreads {
    private final List<ThreadLane> all;
    private final Set<Long> tied = new HashSet<>();

    OwnThreads(ThreadTrace trace) {
        all = trace.threads().stream()
                .filter(lane -> lane.kind() != ThreadLane.Kind.CARRIER)
                .toList();
        for (HandOff handOff : trace.handOffs()) {
            tied.add(handOff.fromThread());
            tied.add(handOff.toThread());
        }
    }

    List<ThreadLane> started() {
        return all.stream().filter(ThreadLane::startedInTrace).toList();
    }

    List<ThreadLane> platformStarted() {
        return all.stream()
                .filter(lane -> lane.startedInTrace() && !lane.isVirtual())
                .toList();
    }

    List<ThreadLane> virtualStarted() {
        return all.stream()
                .filter(lane -> lane.startedInTrace() && lane.isVirtual())
                .toList();
    }

    /** Those that ran any of it, or were started by it. */
    List<ThreadLane> used() {
        return all.stream()
                .filter(lane -> lane.startedInTrace()
                        || lane.slices().stream().anyMatch(slice -> slice.state() == State.RUNNING))
                .toList();
    }

    /**
     * Those whose waits count. A thread of nobody's pool that was there before and took no work of the trace merely moved
     * while it went on.
     */
    Stream<ThreadLane> concerned() {
        return all.stream()
                .filter(lane -> lane.kind() != ThreadLane.Kind.PLATFORM
                        || lane.startedInTrace()
                        || tied.contains(lane.id())
                        || lane.slices().stream().anyMatch(slice -> slice.task() != 0));
    }
}
