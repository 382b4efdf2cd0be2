package dev.heddle.jupyter.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives one thread at a time the use of a {@link jdk.jshell.JShell}, which is not thread-safe.
 *
 * <p>Whether it waits for a running cell, or only for a cell that is being compiled, is the implementor's choice.
 */
@FunctionalInterface
public interface ShellLock {
    /** Runs {@code action} on the calling thread while no other thread uses the shell, and returns its result. */
    <T extends @Nullable Object> T underLock(Supplier<T> action);
}
