package dev.heddle.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets so many operations through each millisecond and parks until the next. */
final class Pace implements Load.Once {
    private static final long TICK = Duration.ofMillis(1).toNanos();
    private static final long MOST_BEHIND = 20 * TICK;

    private final int perTick;
    private int left;
    private long next = System.nanoTime();

    Pace(int perTick) {
        this.perTick = perTick;
        this.left = perTick;
    }

    @Override
    public void run() {
        if (--left > 0) {
            return;
        }
        left = perTick;
        next += TICK;
        long ahead = next - System.nanoTime();
        if (ahead < -MOST_BEHIND) {
            next -= ahead;
        }
        while (ahead > 0) {
            LockSupport.parkNanos(ahead);
            ahead = next - System.nanoTime();
        }
    }
}
