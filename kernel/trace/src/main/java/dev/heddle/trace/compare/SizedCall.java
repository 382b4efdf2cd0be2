package dev.heddle.trace.compare;

import org.jspecify.annotations.Nullable;

/**
 * Work of a size that returns a value.
 *
 * @param <T> what it returns
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface SizedCall<T extends @Nullable Object, X extends Throwable> {
    /**
     * Does it.
     *
     * @param size one of those that {@link Compare#at} was given, such as the number of things to do
     */
    T call(int size) throws X;
}
