package dev.heddle.tasks;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Elements that come one at a time, with awaits between them: C#'s {@code IAsyncEnumerable} (SEMANTICS S4).
 *
 * <pre>{@code
 * AsyncStream<Page> pages = AsyncStream.of(emitter -> {
 *     for (int i = 0; i < 10; i++) {
 *         emitter.yield(await(load(i)));
 *     }
 * });
 * pages.forEach(page -> show(page));
 * }</pre>
 *
 * <p>The producer runs anew for each consumer, and only while one asks for the next element. To consume is to await: it
 * belongs where {@link Async#await} does. Any thread may consume a stream; producers of several consumers run at the same
 * time.
 *
 * @param <T> the type of the elements
 */
public final class AsyncStream<T extends @Nullable Object> {
    private final Producer<T> producer;
    private final CancellationToken token;

    /**
     * Code that yields the elements of a stream. It is an async body: it may await.
     *
     * @param <T> the type of the elements
     */
    @FunctionalInterface
    public interface Producer<T extends @Nullable Object> {
        /** Yields them all; what it throws comes out of the consumer's loop. */
        void produce(AsyncEmitter<T> emitter) throws Exception;
    }

    private AsyncStream(Producer<T> producer, CancellationToken token) {
        this.producer = producer;
        this.token = token;
    }

    /** The stream of what the producer yields. */
    public static <T extends @Nullable Object> AsyncStream<T> of(Producer<T> producer) {
        return new AsyncStream<>(producer, CancellationToken.none());
    }

    /** The stream of elements that are there already. */
    public static <T extends @Nullable Object> AsyncStream<T> from(Iterable<? extends T> elements) {
        return of(emitter -> {
            for (T element : elements) {
                emitter.yield(element);
            }
        });
    }

    /** The same stream, whose producer finds that token at {@link AsyncEmitter#token()}. */
    public AsyncStream<T> withCancellation(CancellationToken cancellation) {
        return new AsyncStream<>(producer, cancellation);
    }

    /** Begins a passage by hand: to be ended with {@link AsyncEnumerator#disposeAsync}. Starts nothing yet. */
    public AsyncEnumerator<T> enumerator() {
        return new AsyncEnumerator<>(producer, token);
    }

    /**
     * One passage for a {@code for} loop. To leave the loop early ends the producer only if the passage is closed:
     *
     * <pre>{@code
     * try (var each = stream.each()) {
     *     for (T element : each) { … break; … }
     * }
     * }</pre>
     *
     * A loop that runs to the end needs no {@code try}.
     */
    public AsyncEach<T> each() {
        return new AsyncEach<>(enumerator());
    }

    /** Awaits the elements one by one and has code run for each: C#'s {@code await foreach}. */
    public void forEach(Consumer<? super T> action) {
        forEachWhile(element -> {
            action.accept(element);
            return true;
        });
    }

    /** Awaits the elements one by one as long as code says to go on, and ends the producer however that ends. */
    public void forEachWhile(Predicate<? super T> action) {
        try (AsyncEach<T> each = each()) {
            for (T element : each) {
                if (!action.test(element)) {
                    return;
                }
            }
        }
    }

    /** The stream of what a function, which may await, makes of the elements. */
    public <R extends @Nullable Object> AsyncStream<R> map(Function<? super T, ? extends R> function) {
        return derive(emitter -> from(emitter).forEach(element -> emitter.yield(function.apply(element))));
    }

    /** The stream of those elements that pass a test, which may await. */
    public AsyncStream<T> filter(Predicate<? super T> test) {
        return derive(emitter -> from(emitter).forEach(element -> {
            if (test.test(element)) {
                emitter.yield(element);
            }
        }));
    }

    /** The stream of the first elements, at most so many; it does not ask for the one behind them. */
    public AsyncStream<T> take(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of elements cannot be negative: " + count);
        }
        return derive(emitter -> {
            int[] taken = {0};
            if (count > 0) {
                from(emitter).forEachWhile(element -> {
                    emitter.yield(element);
                    return ++taken[0] < count;
                });
            }
        });
    }

    private <R extends @Nullable Object> AsyncStream<R> derive(Producer<R> derived) {
        return new AsyncStream<>(derived, token);
    }

    /** This stream, for a derived one's consumer. */
    private AsyncStream<T> from(AsyncEmitter<?> emitter) {
        return withCancellation(emitter.token());
    }
}
