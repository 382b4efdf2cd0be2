package dev.heddle.trace;

import org.jspecify.annotations.Nullable;

/**
 * Code to trace that returns a value.
 *
 * @param <T> what it returns
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface TracedCall<T extends @Nullable Object, X extends Throwable> {
    /** Runs it. */
    T call() throws X;
}
