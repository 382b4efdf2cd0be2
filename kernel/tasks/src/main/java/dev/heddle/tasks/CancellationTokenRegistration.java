package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/** A callback that was given to {@link CancellationToken#register}. Any thread may use it. */
public final class CancellationTokenRegistration implements AutoCloseable {
    private final CancellationToken token;
    private final CancellationCallbacks callbacks;
    final Runnable callback;
    final @Nullable SynchronizationContext context;
    final @Nullable LocalValues locals = ThreadState.current().locals();

    /** Its place in the list, which guards them. */
    @Nullable CancellationTokenRegistration older;

    @Nullable CancellationTokenRegistration newer;

    boolean listed;

    CancellationTokenRegistration(
            CancellationToken token,
            CancellationCallbacks callbacks,
            Runnable callback,
            @Nullable SynchronizationContext context) {
        this.token = token;
        this.callbacks = callbacks;
        this.callback = callback;
        this.context = context;
    }

    /** The token that it is registered with. */
    public CancellationToken token() {
        return token;
    }

    /** Takes the callback back; false if it has run, runs now, or was taken back before. Does not wait for it. */
    public boolean unregister() {
        return callbacks.remove(this);
    }

    /**
     * Takes the callback back; if it runs right now on another thread, waits until it has ended. Called from within the
     * callback itself, it does not wait.
     *
     * @throws InterruptedWaitException if the thread is interrupted while it waits
     */
    @Override
    public void close() {
        if (!callbacks.remove(this)) {
            callbacks.awaitEndOf(this);
        }
    }
}
