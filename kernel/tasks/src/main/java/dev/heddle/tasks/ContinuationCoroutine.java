package dev.heddle.tasks;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.jspecify.annotations.Nullable;

/** The JDK's one-shot continuation: its frames run on the caller's thread and are copied off it when it suspends. */
final class ContinuationCoroutine extends Continuation implements Coroutine {
    private static final ContinuationScope SCOPE = new ContinuationScope("heddle.async");

    private final AsyncTask<?> task;

    ContinuationCoroutine(AsyncTask<?> task) {
        super(SCOPE, task);
        this.task = task;
    }

    static @Nullable AsyncTask<?> currentTask() {
        var current = (ContinuationCoroutine) Continuation.getCurrentContinuation(SCOPE);
        return current == null ? null : current.task;
    }

    @Override
    public void suspend() {
        Continuation.yield(SCOPE);
    }

    @Override
    public StackTraceElement[] suspendedAt() {
        return getStackTrace();
    }

    @Override
    protected void onPinned(Pinned reason) {
        String what = switch (reason) {
            case NATIVE -> "below native code (a static initialiser, a native callback)";
            case MONITOR -> "while holding a monitor (synchronized)";
            default -> "inside a critical section of the JDK";
        };
        throw new AwaitException("await " + what + " cannot suspend. Await before or after it and pass the value in.");
    }
}
