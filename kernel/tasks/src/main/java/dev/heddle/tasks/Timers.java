package dev.heddle.tasks;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that tells the time for all (SEMANTICS D1). It hands what is due to the shared pool, so that what follows
 * from one timer can hold up no other.
 */
final class Timers {
    private static final ScheduledThreadPoolExecutor THREAD =
            new ScheduledThreadPoolExecutor(1, LibraryThreads.named("timer").factory());

    static {
        THREAD.setRemoveOnCancelPolicy(true);
    }

    private Timers() {}

    /** Runs work on the shared pool after a time; to cancel what it gives takes that back, if it is not yet due. */
    static Future<?> after(Duration time, Runnable work) {
        requireNotNegative(time);
        return THREAD.schedule(
                () -> ThreadPool.shared().execute(work), TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
    }

    static void requireNotNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time to wait cannot be negative: " + time);
        }
    }
}
