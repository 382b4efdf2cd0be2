package dev.heddle.trace.compare;

/**
 * Work of a size that returns nothing.
 *
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface SizedBody<X extends Throwable> {
    /**
     * Does it.
     *
     * @param size one of those that {@link Compare#at} was given, such as the number of things to do
     */
    void run(int size) throws X;
}
