package dev.heddle.tasks;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Whether queued work starts or its token cancels it first: one of them, once (SEMANTICS C1). */
final class StartGate {
    private final CancellationToken token;
    private final AtomicBoolean passed = new AtomicBoolean();
    private @Nullable CancellationTokenRegistration registration;

    private StartGate(CancellationToken token) {
        this.token = token;
    }

    /** Cancels the task with the token as long as its work has not started; null where that cannot be. */
    static @Nullable StartGate before(Task<?> task, CancellationToken token) {
        if (!token.canBeCanceled()) {
            return null;
        }
        var gate = new StartGate(token);
        gate.registration = token.register(() -> {
            if (gate.passed.compareAndSet(false, true)) {
                task.completeExceptionally(new OperationCanceledException(token));
            }
        });
        return gate;
    }

    /** Whether the work may start: asked once, by the thread that would run it. */
    boolean pass() {
        if (!passed.compareAndSet(false, true)) {
            return false;
        }
        if (registration != null) {
            registration.unregister();
        }
        return true;
    }

    /** Whether what the work threw means that it was cancelled, and not that it failed (SEMANTICS C2). */
    @SuppressWarnings("ReferenceEquality") // a source has one token
    boolean isCancellation(Throwable error) {
        return error instanceof OperationCanceledException cancelled
                && cancelled.token() == token
                && token.isCancellationRequested();
    }
}
