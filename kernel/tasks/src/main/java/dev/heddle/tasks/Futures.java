package dev.heddle.tasks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What there is to know about futures that are not ours. */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
final class Futures {
    private Futures() {}

    static <T extends @Nullable Object> CompletableFuture<T> of(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture();
        } catch (UnsupportedOperationException e) {
            return copyOf(stage);
        }
    }

    private static <T extends @Nullable Object> CompletableFuture<T> copyOf(CompletionStage<T> stage) {
        var copy = new CompletableFuture<T>();
        stage.handle((value, error) -> error == null ? copy.complete(value) : copy.completeExceptionally(error));
        return copy;
    }

    static <T extends @Nullable Object> CompletableFuture<T> of(Future<T> future) {
        if (future instanceof CompletableFuture<T> completable) {
            return completable;
        }
        var copy = new CompletableFuture<T>();
        if (future.isDone()) {
            copyOutcome(future, copy);
        } else {
            Thread.ofVirtual()
                    .name("await " + future.getClass().getSimpleName())
                    .start(() -> copyOutcome(future, copy));
        }
        return copy;
    }

    private static <T extends @Nullable Object> void copyOutcome(Future<T> future, CompletableFuture<T> copy) {
        try {
            copy.complete(future.get());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            copy.completeExceptionally(cause == null ? e : cause);
        } catch (InterruptedException | CancellationException e) {
            copy.completeExceptionally(e);
        }
    }

    /** The value of a completed future; throws its original exception, which then names the awaiting code too. */
    static <T extends @Nullable Object> T valueOf(CompletableFuture<T> future) {
        if (future.isCompletedExceptionally()) {
            Throwable error = errorOf(future);
            AsyncTraces.join(future, error);
            throw Callables.<RuntimeException>sneakyThrow(error);
        }
        return future.join();
    }

    /** The original exception of a future that failed: a dependent stage wraps it, a task of ours never does. */
    static Throwable errorOf(CompletableFuture<?> future) {
        return errorsOf(future).getFirst();
    }

    /** The original exceptions of a future that failed: several only of {@code whenAll} and what follows one. */
    static List<Throwable> errorsOf(CompletableFuture<?> future) {
        Throwable held = heldBy(future);
        if (!(future instanceof Task)) {
            while (!(held instanceof Fault) && held instanceof CompletionException && held.getCause() != null) {
                held = held.getCause();
            }
        }
        return Fault.errors(held);
    }

    /** Whether a future was cancelled, or depends on one that was. */
    static boolean isCancelled(CompletableFuture<?> future) {
        if (future.isCancelled() || !future.isCompletedExceptionally()) {
            return future.isCancelled();
        }
        return !(heldBy(future) instanceof Fault) && errorOf(future) instanceof CancellationException;
    }

    private static Throwable heldBy(CompletableFuture<?> future) {
        Throwable held = future.<@Nullable Throwable>handle((value, e) -> e).join();
        if (held == null) {
            throw new IllegalStateException("the future has not failed: " + future);
        }
        return held;
    }

    /** Holds the thread until the future is complete, however it ends. */
    static void block(CompletableFuture<?> future) {
        try {
            future.get();
        } catch (ExecutionException | CancellationException e) {
            // the caller looks at the outcome itself
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(e);
        }
    }

    /** Holds the thread until the future is complete, but no longer than a time. */
    static void block(CompletableFuture<?> future, Duration atMost) {
        try {
            future.get(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            // the caller looks at the outcome itself
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(e);
        }
    }

    /** Holds the thread until the future is complete or the token is cancelled, but no longer than a time, if given. */
    static void block(CompletableFuture<?> future, @Nullable Duration atMost, CancellationToken token) {
        var cancelled = new CompletableFuture<@Nullable Void>();
        CancellationTokenRegistration registration = token.register(() -> cancelled.complete(null));
        try {
            CompletableFuture<?> either = CompletableFuture.anyOf(future, cancelled);
            if (atMost == null) {
                block(either);
            } else {
                block(either, atMost);
            }
        } finally {
            registration.unregister();
            cancelled.complete(null); // takes the anyOf off the future
        }
    }
}
