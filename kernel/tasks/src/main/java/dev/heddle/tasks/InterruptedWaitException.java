package dev.heddle.tasks;

/**
 * The thread was interrupted while it waited in {@link Task#result()}, {@link Task#waitFor()} or an {@code await} that
 * holds its thread. The thread's interrupt flag is set again when this is thrown.
 */
public final class InterruptedWaitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InterruptedWaitException(InterruptedException cause) {
        super("interrupted while waiting for a task", cause);
        Thread.currentThread().interrupt();
    }
}
