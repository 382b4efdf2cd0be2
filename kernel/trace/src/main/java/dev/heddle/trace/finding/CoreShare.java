package dev.heddle.trace.finding;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.Collection;

/**
 * How much of the time that threads seem to run they had a core: the CPU time that they used tells. Where other programs have
 * the cores it is little, and what takes long then is no fault of the code.
 */
final class CoreShare {
    private CoreShare() {}

    /** That of some platform threads, from 0 to 1; 1 where none of them ran. */
    static double of(Collection<ThreadLane> platform) {
        long used = platform.stream().mapToLong(lane -> lane.cpu().toNanos()).sum();
        return share(used, platform);
    }

    /** That of the virtual threads: what their carriers used is theirs; 1 where no carrier is known. */
    static double ofVirtualThreads(Collection<ThreadLane> all) {
        long used = 0;
        boolean known = false;
        for (ThreadLane lane : all) {
            if (lane.kind() == ThreadLane.Kind.CARRIER) {
                known = true;
                used += lane.cpu().toNanos();
            }
        }
        return known ? share(used, all.stream().filter(ThreadLane::isVirtual).toList()) : 1;
    }

    private static double share(long used, Collection<ThreadLane> lanes) {
        long running = Facts.nanos(lanes, slice -> slice.state() == State.RUNNING);
        return running == 0 ? 1 : Math.min(1, (double) used / running);
    }
}
