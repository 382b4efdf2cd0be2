package dev.heddle.tasks;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A timer (SEMANTICS D1). One thread tells the time for all; it hands each due task to the shared pool, which completes
 * it, so that what awaits a delay can hold up no other delay.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
final class DelayTask extends Task<Void> {
    private volatile @Nullable Future<?> timer;

    private DelayTask() {
        super(Kind.DELAY, "delay");
    }

    static Task<Void> start(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative: " + time);
        }
        var task = new DelayTask();
        if (time.isZero()) {
            task.end();
        } else {
            task.timer = Timer.THREAD.schedule(
                    () -> ThreadPool.shared().execute(task::end),
                    TimeUnit.NANOSECONDS.convert(time),
                    TimeUnit.NANOSECONDS);
        }
        return task;
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private void end() {
        complete(null);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        Future<?> pending = timer;
        if (pending != null) {
            pending.cancel(false);
        }
        return super.cancel(mayInterruptIfRunning);
    }

    private static final class Timer {
        static final ScheduledThreadPoolExecutor THREAD = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("timer").factory());

        static {
            THREAD.setRemoveOnCancelPolicy(true);
        }
    }
}
