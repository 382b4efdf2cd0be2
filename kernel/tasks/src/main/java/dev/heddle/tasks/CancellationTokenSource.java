package dev.heddle.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks work to stop: C#'s {@code CancellationTokenSource} (SEMANTICS C1). Whoever may cancel keeps the source; the work
 * gets the {@link #token()}. Nothing is interrupted: work stops where it looks at its token. Any thread may use it.
 *
 * <p>Close it when the work is over: that stops its timer, cuts its links, and forgets what is registered.
 */
public final class CancellationTokenSource implements AutoCloseable {
    private final CancellationToken token = new CancellationToken(this);
    private final CancellationCallbacks callbacks = new CancellationCallbacks();
    private final AtomicReference<@Nullable Future<?>> timer = new AtomicReference<>();
    private final List<CancellationTokenRegistration> links = new ArrayList<>();
    private volatile boolean closed;

    /** A source that only {@link #cancel()} cancels. */
    public CancellationTokenSource() {}

    /** A source that cancels itself after a time, if nobody has done so before. */
    public CancellationTokenSource(Duration time) {
        if (time.isZero()) {
            request();
        } else {
            cancelAfter(time);
        }
    }

    /**
     * A source that is cancelled with any of the tokens, or by itself: C#'s {@code CreateLinkedTokenSource}. To close it
     * takes it off the tokens.
     */
    public static CancellationTokenSource linkedTo(CancellationToken... tokens) {
        if (tokens.length == 0) {
            throw new IllegalArgumentException("a linked source needs a token to be linked to");
        }
        var linked = new CancellationTokenSource();
        for (CancellationToken parent : tokens) {
            if (parent.canBeCanceled()) {
                linked.links.add(parent.register(linked::request));
            }
        }
        return linked;
    }

    /**
     * What the work gets.
     *
     * @throws IllegalStateException if the source is closed
     */
    public CancellationToken token() {
        requireOpen();
        return token;
    }

    /** Whether it was cancelled, also after it was closed. */
    public boolean isCancellationRequested() {
        return callbacks.begun();
    }

    /**
     * Cancels the token and runs what is registered with it, the last first; only the first call does anything.
     *
     * @throws AggregateException of all that the callbacks threw, when all have run
     * @throws IllegalStateException if the source is closed
     */
    public void cancel() {
        requireOpen();
        request();
    }

    /**
     * Cancels it after a time, from a thread of the shared pool, in place of what earlier calls asked for. What its
     * callbacks throw goes to that thread's uncaught exception handler. {@code ChronoUnit.FOREVER.getDuration()} is never.
     *
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if the source is closed
     */
    public void cancelAfter(Duration time) {
        requireOpen();
        Timers.requireNotNegative(time);
        if (!isCancellationRequested()) {
            replaceTimer(Timers.after(time, this::request));
            if (closed || isCancellationRequested()) {
                replaceTimer(null); // they were meanwhile, and saw the timer before
            }
        }
    }

    /** Also for timers and links, which may come when it has just been closed. */
    private void request() {
        if (callbacks.begin()) {
            replaceTimer(null);
            callbacks.runAll();
        }
    }

    private void replaceTimer(@Nullable Future<?> next) {
        Future<?> before = timer.getAndSet(next);
        if (before != null) {
            before.cancel(false);
        }
    }

    CancellationTokenRegistration register(
            CancellationToken itsToken, Runnable callback, @Nullable SynchronizationContext context) {
        var registration = new CancellationTokenRegistration(itsToken, callbacks, callback, context);
        if (itsToken.canBeCanceled() && !callbacks.add(registration)) {
            callback.run();
        }
        return registration;
    }

    /**
     * Stops its timer, cuts its links and forgets what is registered; does not cancel. As {@link
     * CancellationTokenRegistration#close()} does, it waits for a linked token that cancels it right now on another thread.
     */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            replaceTimer(null);
            try {
                links.forEach(CancellationTokenRegistration::close);
            } finally {
                callbacks.drop();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cancellation source is closed");
        }
    }
}
