package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/**
 * Where work reports how far it is (SEMANTICS S2). Work takes this, callers give a {@link Progress}.
 *
 * @param <T> the type of a report
 */
@FunctionalInterface
public interface IProgress<T extends @Nullable Object> {
    /** Reports, and goes on: does not wait until anyone has looked at it. */
    void report(T value);
}
