package dev.heddle.trace;

/**
 * Code to trace that returns nothing.
 *
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface TracedBody<X extends Throwable> {
    /** Runs it. */
    void run() throws X;
}
