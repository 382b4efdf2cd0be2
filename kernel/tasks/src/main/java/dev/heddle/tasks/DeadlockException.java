package dev.heddle.tasks;

import java.util.Arrays;

/**
 * A thread asked to be held for a task that needs this very thread to go on: thrown instead of waiting for ever, where
 * {@link Task#detectDeadlocks} is on (SEMANTICS S1). The task itself goes on once the thread is free.
 */
public final class DeadlockException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DeadlockException(Thread held, Task<?> task, SynchronizationContext context, Thread needed, AsyncTask<?> body) {
        super(message(held, task, context, needed, body));
    }

    @SuppressWarnings("ReferenceEquality") // the very object is meant
    private static String message(
            Thread held, Task<?> task, SynchronizationContext context, Thread needed, AsyncTask<?> body) {
        String of = body == task ? "its" : "the";
        String whose = body == task ? "" : " of " + body.name();
        String where = Arrays.stream(body.suspendedAt())
                .dropWhile(frame -> !AsyncTraces.isOurs(frame.getClassName())) // how a thread parks
                .dropWhile(frame -> AsyncTraces.isOurs(frame.getClassName()))
                .findFirst()
                .map(frame -> " at " + AsyncTraces.place(frame))
                .orElse("");
        String how = needed == held
                ? "which this call would hold"
                : "whose thread \"" + needed.getName() + "\" is held until this one is free";
        return "deadlock: thread \"" + held.getName() + "\" would wait for ever for " + task.name() + ": " + of
                + " await" + whose + where + " goes on on " + context.name() + ", " + how
                + ". Write await(task) instead of task.result(), or await inside with configureAwait(false).";
    }
}
