package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/**
 * The receiving end of a {@link CancellationTokenSource}: work that can be cancelled takes one, and looks at it from time
 * to time or registers with it (SEMANTICS C1). Any thread may use it. Each source has one token.
 */
public final class CancellationToken {
    private static final CancellationToken NONE = new CancellationTokenSource().token();
    private static final CancellationToken CANCELED = alreadyCanceled();

    private final CancellationTokenSource source;

    CancellationToken(CancellationTokenSource source) {
        this.source = source;
    }

    private static CancellationToken alreadyCanceled() {
        var source = new CancellationTokenSource();
        source.cancel();
        return source.token();
    }

    /** The token that is never cancelled. */
    public static CancellationToken none() {
        return NONE;
    }

    /** A token that is cancelled already: C#'s {@code new CancellationToken(true)}. */
    public static CancellationToken canceled() {
        return CANCELED;
    }

    /** Whether it was cancelled; it then stays so. */
    public boolean isCancellationRequested() {
        return source.isCancellationRequested();
    }

    /** Whether it is cancelled or may yet be: false only of {@link #none()}. */
    @SuppressWarnings("ReferenceEquality") // there is one
    public boolean canBeCanceled() {
        return this != NONE;
    }

    /**
     * Does nothing until it is cancelled.
     *
     * @throws OperationCanceledException with this token, if it is cancelled
     */
    public void throwIfCancellationRequested() {
        if (isCancellationRequested()) {
            throw new OperationCanceledException(this);
        }
    }

    /**
     * Has a callback run once, on the thread that cancels and before its {@code cancel()} returns; at once, on this
     * thread, if it is cancelled already. The last to register runs first.
     */
    public CancellationTokenRegistration register(Runnable callback) {
        return register(callback, false);
    }

    /**
     * Has a callback run once, as {@link #register(Runnable)} does, in the context that is current now if so wished: the
     * thread that cancels then waits until the callback has run there.
     */
    public CancellationTokenRegistration register(Runnable callback, boolean useSynchronizationContext) {
        SynchronizationContext context = useSynchronizationContext ? SynchronizationContext.current() : null;
        return register(callback, context);
    }

    private CancellationTokenRegistration register(Runnable callback, @Nullable SynchronizationContext context) {
        return source.register(this, callback, context);
    }

    @Override
    public String toString() {
        String state = isCancellationRequested() ? "cancelled" : canBeCanceled() ? "not cancelled" : "none";
        return "CancellationToken (" + state + ")";
    }
}
