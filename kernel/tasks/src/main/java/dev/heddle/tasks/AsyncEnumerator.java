package dev.heddle.tasks;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One passage through an {@link AsyncStream}: C#'s {@code IAsyncEnumerator} (SEMANTICS S4). One piece of code at a time
 * uses it, on whichever threads. What loops need is {@link AsyncStream#forEach} and {@link AsyncStream#each}.
 *
 * <p>The producer is an async body which starts with the first {@link #moveNextAsync} and runs within those calls, on the
 * caller's thread, up to its next element or incomplete await. It is told that there is a consumer again, or none, only
 * after its frames are off the thread; so a consumer that goes on at once may ask for the next element.
 *
 * @param <T> the type of the elements
 */
public final class AsyncEnumerator<T extends @Nullable Object> {
    private final AsyncStream.Producer<T> producer;
    private final Emitter emitter;

    /** Guards what follows. */
    private final Object lock = new Object();

    private Phase phase = Phase.NEW;
    private volatile @Nullable AsyncTask<?> body;
    private @Nullable Task<Boolean> move;
    private @Nullable Task<Void> disposal;

    private boolean hasCurrent;
    private @Nullable T current;

    private enum Phase {
        NEW,
        RUNNING,
        SUSPENDED,
        ENDED
    }

    AsyncEnumerator(AsyncStream.Producer<T> producer, CancellationToken token) {
        this.producer = producer;
        this.emitter = new Emitter(token);
    }

    /**
     * Runs the producer up to its next element; gives true if there is one, false at the end, and the producer's error if
     * it fails.
     *
     * @throws IllegalStateException if the move before is not complete
     */
    public Task<Boolean> moveNextAsync() {
        Phase before;
        Task<Boolean> asked;
        synchronized (lock) {
            before = phase;
            if (before == Phase.RUNNING) {
                throw new IllegalStateException("the element before is not there yet: await moveNextAsync()");
            }
            hasCurrent = false;
            current = null;
            if (before == Phase.ENDED) {
                return Task.completed(false);
            }
            asked = new Move();
            move = asked;
            phase = Phase.RUNNING;
        }
        run(before);
        return asked;
    }

    /**
     * The element that {@link #moveNextAsync} has moved to.
     *
     * @throws NoSuchElementException before the first move, while one is not complete, and after the last
     */
    @SuppressWarnings("NullAway") // it is null only where T allows it
    public T current() {
        synchronized (lock) {
            if (!hasCurrent) {
                throw new NoSuchElementException("moveNextAsync() has not given true");
            }
            return current;
        }
    }

    /**
     * Ends the passage: a suspended producer leaves its {@code yield}, so that its {@code finally} blocks run, and the task
     * completes when they have, with their error if they throw. A producer that has not begun never does. Unlike in .NET it
     * may also be called before a move is complete; the producer is then ended at its next {@code yield}.
     */
    public Task<Void> disposeAsync() {
        Phase before;
        Task<Void> asked;
        synchronized (lock) {
            if (disposal != null) {
                return disposal;
            }
            asked = new Task<>(Task.Kind.SOURCE, "disposeAsync");
            disposal = asked;
            before = phase;
            phase = before == Phase.SUSPENDED || before == Phase.RUNNING ? Phase.RUNNING : Phase.ENDED;
        }
        if (before == Phase.SUSPENDED) {
            run(before);
        } else if (before != Phase.RUNNING) {
            complete(asked);
        }
        return asked;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
    private void run(Phase before) {
        AsyncTask<?> suspended = body;
        if (before == Phase.SUSPENDED && suspended != null) {
            suspended.continueHere();
        } else {
            AsyncTask.start("stream", Callables.of(this::produce)).handle((value, error) -> {
                end(error);
                return null;
            });
        }
    }

    private void produce() throws Exception {
        body = Engine.currentTask();
        producer.produce(emitter);
    }

    /** The producer has ended. Its error goes to the consumer that waits, be it for an element or for the end. */
    private void end(@Nullable Throwable error) {
        Task<Boolean> mover;
        Task<Void> disposer;
        synchronized (lock) {
            phase = Phase.ENDED;
            hasCurrent = false;
            current = null;
            mover = move;
            move = null;
            disposer = disposal;
        }
        Task<?> first = mover != null ? mover : disposer;
        if (first != null && error != null && !(error instanceof Disposal)) {
            first.completeExceptionally(error); // a Fault stays one
        }
        if (mover != null) {
            mover.complete(false);
        }
        if (disposer != null) {
            complete(disposer);
        }
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private static void complete(Task<Void> task) {
        task.complete(null);
    }

    private final class Emitter extends YieldPoint implements AsyncEmitter<T> {
        private final CancellationToken token;

        Emitter(CancellationToken token) {
            this.token = token;
        }

        @Override
        @SuppressWarnings({
            "FutureReturnValueIgnored", // it is the one given
            "NamedLikeContextualKeyword", // it is always qualified
            "ReferenceEquality" // tasks are what they are
        })
        public void yield(T element) {
            AsyncTask<?> producing = Engine.currentTask();
            if (producing == null || producing != body) {
                throw new IllegalStateException(
                        "only the code of a stream's producer can yield its elements: not another"
                                + " async body in it, nor another thread");
            }
            leaveIfDisposed();
            synchronized (lock) {
                current = element;
                hasCurrent = true;
            }
            producing.suspend(this, false);
            leaveIfDisposed();
        }

        private void leaveIfDisposed() {
            synchronized (lock) {
                if (disposal != null) {
                    throw new Disposal();
                }
            }
        }

        @Override
        boolean suspended() {
            Task<Boolean> asked;
            synchronized (lock) {
                if (disposal != null) {
                    return false;
                }
                phase = Phase.SUSPENDED;
                asked = move;
                move = null;
            }
            if (asked != null) {
                asked.complete(true);
            }
            return true;
        }

        @Override
        public CancellationToken token() {
            return token;
        }
    }

    /** What waits for an element; whoever looks for deadlocks sees through it. */
    private final class Move extends Task<Boolean> {
        Move() {
            super(Kind.SOURCE, "moveNextAsync");
        }

        @Override
        List<? extends CompletableFuture<?>> awaits() {
            AsyncTask<?> producing = body;
            return producing == null ? List.of() : List.of(producing);
        }
    }

    /** Leads out of the producer. No Exception: nothing but {@code finally} should hold it up. */
    private static final class Disposal extends Error {
        private static final long serialVersionUID = 1L;

        Disposal() {
            super("the consumer of the stream is done", null, false, false);
        }
    }
}
