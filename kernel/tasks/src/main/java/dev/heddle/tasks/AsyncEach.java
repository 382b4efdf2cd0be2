package dev.heddle.tasks;

import static dev.heddle.tasks.Async.await;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One passage through an {@link AsyncStream}, for one {@code for} loop (SEMANTICS S4). The loop awaits each element, so it
 * belongs where {@link Async#await} does.
 *
 * @param <T> the type of the elements
 */
public final class AsyncEach<T extends @Nullable Object> implements Iterable<T>, AutoCloseable {
    private final AsyncEnumerator<T> enumerator;
    private boolean looped;

    AsyncEach(AsyncEnumerator<T> enumerator) {
        this.enumerator = enumerator;
    }

    /**
     * What the loop uses: its {@code hasNext()} awaits the next element, and throws what the producer throws.
     *
     * @throws IllegalStateException the second time: a passage is for one loop
     */
    @Override
    public Iterator<T> iterator() {
        if (looped) {
            throw new IllegalStateException("one each() is one passage: call each() again for another loop");
        }
        looped = true;
        return new Loop();
    }

    /** Ends the producer and awaits its {@code finally} blocks; throws what they throw. */
    @Override
    public void close() {
        await(enumerator.disposeAsync());
    }

    private final class Loop implements Iterator<T> {
        /** Whether there is a next element; null while that is not known. */
        private @Nullable Boolean ready;

        @Override
        public boolean hasNext() {
            if (ready == null) {
                ready = await(enumerator.moveNextAsync());
            }
            return ready;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream has ended");
            }
            ready = null;
            return enumerator.current();
        }
    }
}
