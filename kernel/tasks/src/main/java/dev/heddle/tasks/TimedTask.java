package dev.heddle.tasks;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A task that a timer or a token may end; however it ends, it lets go of both. */
abstract class TimedTask<T extends @Nullable Object> extends Task<T> {
    private volatile @Nullable Future<?> timer;
    private volatile @Nullable CancellationTokenRegistration registration;

    TimedTask(Kind kind, String name) {
        super(kind, name);
    }

    final void endAfter(Duration time, Runnable end) {
        timer = Timers.after(time, end);
        disarmIfDone();
    }

    final void cancelWith(CancellationToken token) {
        if (token.canBeCanceled()) {
            registration = token.register(() -> completeExceptionally(new OperationCanceledException(token)));
            disarmIfDone();
        }
    }

    /** It may have ended before the field was set. */
    private void disarmIfDone() {
        if (isDone()) {
            disarm();
        }
    }

    private void disarm() {
        Future<?> pending = timer;
        if (pending != null) {
            pending.cancel(false);
        }
        CancellationTokenRegistration registered = registration;
        if (registered != null) {
            registered.unregister();
        }
    }

    @Override
    public boolean complete(T value) {
        disarm();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        disarm();
        return super.completeExceptionally(error);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        disarm();
        return super.cancel(mayInterruptIfRunning);
    }
}
