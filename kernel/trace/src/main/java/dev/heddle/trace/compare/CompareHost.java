package dev.heddle.trace.compare;

import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What the program that embeds comparisons, such as a notebook kernel, knows better: how its threads wait, how its user stops
 * them, and who looks on. Its methods are called on the thread that compares. {@link Compare#embedIn} installs one.
 */
public interface CompareHost {
    /** What holds in a plain Java program: the thread is blocked while it waits, and an interrupt stops it. */
    CompareHost PLAIN = new CompareHost() {};

    /**
     * Waits for a future that a variant returned.
     *
     * @return its value
     * @throws Throwable what it failed with
     */
    default @Nullable Object await(CompletionStage<?> stage) throws Throwable {
        return await((Future<?>) stage.toCompletableFuture());
    }

    /** {@link #await(CompletionStage)} for a future that is no stage. */
    default @Nullable Object await(Future<?> future) throws Throwable {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * Whether the comparison is to stop.
     *
     * @param failure what a variant has just thrown, null when it is asked between two runs
     */
    default boolean isStop(@Nullable Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    /** Who looks on when {@link Compare#listener} names nobody. */
    default CompareListener listener() {
        return progress -> {};
    }
}
