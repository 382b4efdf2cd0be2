package dev.heddle.tasks;

import java.util.concurrent.RejectedExecutionException;

/**
 * Work was posted to a context that is closed and runs nothing more (SEMANTICS S5). An async body that would have gone
 * on there gets it out of its {@code await}, on the shared pool.
 */
public final class ContextClosedException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    ContextClosedException(String context) {
        super("context " + context
                + " is closed and runs nothing more. Close it when all that returns to it is complete;"
                + " a body that need not return to it awaits task.configureAwait(false).");
    }
}
