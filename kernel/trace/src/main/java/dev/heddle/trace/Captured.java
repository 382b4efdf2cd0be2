package dev.heddle.trace;

import org.jspecify.annotations.Nullable;

/**
 * A traced piece of code: its trace and how it ended.
 *
 * @param <T> what it returns
 * @param trace what its threads did
 * @param value what it returned, null when it failed or returned nothing
 * @param failure what it threw, the original exception; null when it did not
 */
public record Captured<T>(
        ThreadTrace trace, @Nullable T value, @Nullable Throwable failure) {}
