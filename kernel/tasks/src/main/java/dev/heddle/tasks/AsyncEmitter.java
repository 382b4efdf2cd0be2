package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/**
 * What the producer of an {@link AsyncStream} gives its elements to. For the code of that producer only, at any call depth.
 *
 * @param <T> the type of the elements
 */
public interface AsyncEmitter<T extends @Nullable Object> {
    /**
     * Gives an element and suspends the producer until the next one is asked for: C#'s {@code yield return} (SEMANTICS S4).
     *
     * <p>If the consumer is done instead, this does not return: it throws an {@link Error} which is to leave the producer,
     * so that its {@code finally} blocks run. They may await, but yield nothing.
     *
     * @throws IllegalStateException if called by other code than the producer's
     * @throws AwaitException if the producer cannot be suspended here
     */
    @SuppressWarnings("NamedLikeContextualKeyword") // it is always qualified
    void yield(T element);

    /** What the consumer gave to {@link AsyncStream#withCancellation}; it is up to the producer to look at it. */
    CancellationToken token();
}
