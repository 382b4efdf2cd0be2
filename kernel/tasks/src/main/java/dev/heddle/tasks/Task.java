package dev.heddle.tasks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that has an outcome, now or later: C#'s {@code Task}. Any thread may use it. To complete or cancel it from outside
 * changes what its awaiters see, not the work.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
public class Task<T extends @Nullable Object> extends AwaitableFuture<T> {
    private static final VarHandle IDENTITY;
    private static final VarHandle ANNOUNCED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            IDENTITY = lookup.findVarHandle(Task.class, "identity", TaskIdentity.class);
            ANNOUNCED = lookup.findVarHandle(Task.class, "announced", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What sort of work a task stands for. */
    enum Kind {
        ASYNC,
        RUN,
        DELAY,
        SOURCE;

        final String label = name().toLowerCase(Locale.ROOT);
    }

    private final Kind kind;
    private volatile @Nullable TaskIdentity identity;

    @SuppressWarnings("unused") // through ANNOUNCED
    private volatile boolean announced;

    Task(Kind kind, @Nullable String name) {
        this.kind = kind;
        if (TaskEvents.createdEnabled()) {
            identity = TaskIdentity.of(name);
            TaskEvents.created(this, kind.label);
        } else if (name != null) {
            identity = TaskIdentity.of(name);
        }
    }

    /** A task that has its value already. */
    public static <T extends @Nullable Object> Task<T> completed(T value) {
        var task = new Task<T>(Kind.SOURCE, null);
        task.complete(value);
        return task;
    }

    /**
     * A task that has failed already: C#'s {@code FromException}. It is not cancelled, whatever the error (SEMANTICS C2).
     */
    public static <T extends @Nullable Object> Task<T> failed(Throwable error) {
        var task = new Task<T>(Kind.SOURCE, null);
        task.completeFaulted(List.of(error));
        return task;
    }

    /**
     * A task that was cancelled already, with that token: C#'s {@code FromCanceled}.
     *
     * @throws IllegalArgumentException if the token is not cancelled
     */
    public static <T extends @Nullable Object> Task<T> canceled(CancellationToken token) {
        if (!token.isCancellationRequested()) {
            throw new IllegalArgumentException("the token of a cancelled task must be cancelled");
        }
        var task = new Task<T>(Kind.SOURCE, null);
        task.completeExceptionally(new OperationCanceledException(token));
        return task;
    }

    /** Queues work to the {@linkplain ThreadPool#shared() shared pool} (SEMANTICS R1). */
    public static <T extends @Nullable Object> Task<T> run(Callable<T> work) {
        return ThreadPool.shared().queue(RunTask.of(null, work, CancellationToken.none()));
    }

    /** Queues work without a value to the shared pool. */
    public static Task<Void> run(Action work) {
        return ThreadPool.shared().queue(RunTask.of(null, Callables.of(work), CancellationToken.none()));
    }

    /** Queues work that gives a future to the shared pool; the task ends as that future does (SEMANTICS R1). */
    public static <T extends @Nullable Object> Task<T> run(AsyncCallable<T> work) {
        return ThreadPool.shared().queue(RunTask.unwrapping(null, work, CancellationToken.none()));
    }

    /** Queues work to the shared pool, under the name that traces show. */
    public static <T extends @Nullable Object> Task<T> run(String name, Callable<T> work) {
        return ThreadPool.shared().queue(RunTask.of(name, work, CancellationToken.none()));
    }

    /** Queues work without a value to the shared pool, under the name that traces show. */
    public static Task<Void> run(String name, Action work) {
        return ThreadPool.shared().queue(RunTask.of(name, Callables.of(work), CancellationToken.none()));
    }

    /** Queues work that gives a future to the shared pool, under the name that traces show. */
    public static <T extends @Nullable Object> Task<T> run(String name, AsyncCallable<T> work) {
        return ThreadPool.shared().queue(RunTask.unwrapping(name, work, CancellationToken.none()));
    }

    /**
     * Queues work to the shared pool, unless or until the token is cancelled: work that has not started by then never
     * does, and the task is cancelled (SEMANTICS C1). Work that has started must look at the token itself. Its task is
     * cancelled if it throws an {@link OperationCanceledException} of this token when that is cancelled, and failed by any
     * other cancellation exception (SEMANTICS C2).
     */
    public static <T extends @Nullable Object> Task<T> run(Callable<T> work, CancellationToken token) {
        return ThreadPool.shared().queue(RunTask.of(null, work, token));
    }

    /** Queues work without a value, as {@link #run(Callable, CancellationToken)} does. */
    public static Task<Void> run(Action work, CancellationToken token) {
        return ThreadPool.shared().queue(RunTask.of(null, Callables.of(work), token));
    }

    /**
     * Queues work that gives a future, as {@link #run(Callable, CancellationToken)} does; the task ends as that future
     * does. What the work throws itself is judged by the same rule, where .NET would take any cancellation exception for a
     * cancellation: Java picks this overload for every lambda that only throws.
     */
    public static <T extends @Nullable Object> Task<T> run(AsyncCallable<T> work, CancellationToken token) {
        return ThreadPool.shared().queue(RunTask.unwrapping(null, work, token));
    }

    /** As {@link #run(Callable, CancellationToken)}, under the name that traces show. */
    public static <T extends @Nullable Object> Task<T> run(String name, Callable<T> work, CancellationToken token) {
        return ThreadPool.shared().queue(RunTask.of(name, work, token));
    }

    /** As {@link #run(Action, CancellationToken)}, under the name that traces show. */
    public static Task<Void> run(String name, Action work, CancellationToken token) {
        return ThreadPool.shared().queue(RunTask.of(name, Callables.of(work), token));
    }

    /** As {@link #run(AsyncCallable, CancellationToken)}, under the name that traces show. */
    public static <T extends @Nullable Object> Task<T> run(
            String name, AsyncCallable<T> work, CancellationToken token) {
        return ThreadPool.shared().queue(RunTask.unwrapping(name, work, token));
    }

    /** A task that completes after a time, holding no thread meanwhile (SEMANTICS D1). */
    public static Task<Void> delay(Duration time) {
        return DelayTask.start(time, CancellationToken.none());
    }

    /** A task that completes after a time, or is cancelled with the token before (SEMANTICS D1, C1). */
    public static Task<Void> delay(Duration time, CancellationToken token) {
        return DelayTask.start(time, token);
    }

    /**
     * What to {@link Async#await(YieldAwaitable) await} in order to let others run first: the rest is posted to the
     * context, else to the global queue of the shared pool, always (SEMANTICS D2).
     */
    @SuppressWarnings("NamedLikeContextualKeyword") // it is always qualified, as in C#
    public static YieldAwaitable yield() {
        return YieldAwaitable.INSTANCE;
    }

    /**
     * Hears of every task that failed and was collected without anyone having looked at its error: awaited it, asked for
     * its result or {@link #errors()}, or made another future of it (SEMANTICS E5). Each is told once, on a thread of
     * the library, after some garbage collection.
     */
    public static Subscription onUnobservedException(Consumer<? super UnobservedTaskEvent> handler) {
        return UnobservedError.subscribe(handler);
    }

    /** Completes when all have, with their values in order; its await throws the first error (SEMANTICS E3). */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <T extends @Nullable Object> Task<List<T>> whenAll(CompletableFuture<? extends T>... tasks) {
        return Combined.all(List.of(tasks));
    }

    /** Completes when all have, with their values in order; its await throws the first error (SEMANTICS E3). */
    public static <T extends @Nullable Object> Task<List<T>> whenAll(
            Collection<? extends CompletableFuture<? extends T>> tasks) {
        return Combined.all(List.copyOf(tasks));
    }

    /** Completes with the first of them that has an outcome, good or bad; the others go on (SEMANTICS E4). */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <F extends CompletableFuture<?>> Task<F> whenAny(F... tasks) {
        return Combined.any(List.of(tasks));
    }

    /** Completes with the first of them that has an outcome, good or bad; the others go on (SEMANTICS E4). */
    public static <F extends CompletableFuture<?>> Task<F> whenAny(Collection<F> tasks) {
        return Combined.any(List.copyOf(tasks));
    }

    /** Unique in this JVM, from 1. */
    public final long id() {
        return identity().id();
    }

    /** The given name, else its kind and id. Traces name a task without a name after the method that made it. */
    public final String name() {
        String name = givenName();
        return name != null ? name : kind.label + "-" + id();
    }

    final @Nullable String givenName() {
        return identity().name();
    }

    private TaskIdentity identity() {
        TaskIdentity known = identity;
        if (known != null) {
            return known;
        }
        TaskIdentity fresh = TaskIdentity.of(null);
        TaskIdentity other = (TaskIdentity) IDENTITY.compareAndExchange(this, null, fresh);
        return other == null ? fresh : other;
    }

    /** How to await it: with false, the rest does not return to the awaiting code's context (SEMANTICS A6). */
    public final ConfiguredTask<T> configureAwait(boolean continueOnContext) {
        return new ConfiguredTask<>(this, continueOnContext);
    }

    /**
     * Holds the thread until there is an outcome and gives the value (SEMANTICS E2, S1).
     *
     * @throws AggregateException if it failed or was cancelled
     * @throws InterruptedWaitException if the thread is interrupted while it waits
     */
    public final T result() {
        waitFor();
        return join();
    }

    /**
     * Holds the thread until there is an outcome (SEMANTICS E2, S1).
     *
     * @throws AggregateException if it failed or was cancelled
     * @throws InterruptedWaitException if the thread is interrupted while it waits
     */
    public final void waitFor() {
        BlockingWait.until(this, null, CancellationToken.none());
        throwErrors();
    }

    /**
     * Holds the thread until there is an outcome, but no longer than a time; says whether there is one (SEMANTICS E2).
     *
     * @throws AggregateException if it failed or was cancelled
     * @throws InterruptedWaitException if the thread is interrupted while it waits
     */
    public final boolean waitFor(Duration atMost) {
        BlockingWait.until(this, atMost, CancellationToken.none());
        throwErrors();
        return isDone();
    }

    /**
     * Holds the thread until there is an outcome or the token is cancelled (SEMANTICS E2, C1).
     *
     * @throws OperationCanceledException if the token was cancelled before the task had a value or an error
     * @throws AggregateException if it failed, or was cancelled while the token was not
     * @throws InterruptedWaitException if the thread is interrupted while it waits
     */
    public final void waitFor(CancellationToken token) {
        BlockingWait.until(this, null, token);
        throwCancellation(token);
        throwErrors();
    }

    /**
     * Holds the thread until there is an outcome or the token is cancelled, but no longer than a time; says whether there
     * is an outcome. Throws what {@link #waitFor(CancellationToken)} does.
     */
    public final boolean waitFor(Duration atMost, CancellationToken token) {
        BlockingWait.until(this, atMost, token);
        throwCancellation(token);
        throwErrors();
        return isDone();
    }

    private void throwCancellation(CancellationToken token) {
        if (!isDone() || isCancelled()) {
            token.throwIfCancellationRequested();
        }
    }

    /**
     * A task that ends as this one does, or fails with a {@link java.util.concurrent.TimeoutException} if that takes
     * longer than a time: C#'s {@code WaitAsync}. Holds no thread; this task goes on.
     */
    public final Task<T> waitAsync(Duration atMost) {
        return WaitTask.start(this, atMost, CancellationToken.none());
    }

    /** A task that ends as this one does, or is cancelled with the token before. Holds no thread; this task goes on. */
    public final Task<T> waitAsync(CancellationToken token) {
        return WaitTask.start(this, null, token);
    }

    /** A task that ends as this one does, or by the time or the token before, whichever comes first. */
    public final Task<T> waitAsync(Duration atMost, CancellationToken token) {
        return WaitTask.start(this, atMost, token);
    }

    /**
     * Whether {@link #result()} and {@link #waitFor()} look for the deadlock in which the task needs the very thread
     * that is held for it, and throw {@link DeadlockException} instead of waiting for ever (SEMANTICS S1). Off at first:
     * it is then a real deadlock, from which an interrupt frees the thread.
     */
    public static void detectDeadlocks(boolean on) {
        BlockingWait.detectDeadlocks = on;
    }

    private void throwErrors() {
        List<Throwable> errors = errors();
        if (!errors.isEmpty()) {
            throw new AggregateException(errors);
        }
    }

    /** The errors that it failed with: none while it runs or when it has a value, several only of {@code whenAll}. */
    public List<Throwable> errors() {
        return isCompletedExceptionally() ? Futures.errorsOf(this) : List.of();
    }

    @Override
    public boolean complete(T value) {
        announce(null);
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        announce(error);
        return super.completeExceptionally(error);
    }

    /** Fails with errors, the first of which awaiting code gets, without being cancelled by any (SEMANTICS C2, E3). */
    final boolean completeFaulted(List<Throwable> errors) {
        return completeExceptionally(Fault.of(List.copyOf(errors)));
    }

    /**
     * Completes it as cancelled, as {@link CompletableFuture} does: with no token, and without effect on the work. Nothing
     * is interrupted, whatever the argument; to stop work, give it a {@link CancellationToken}.
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!isDone()) {
            announce(new CancellationException());
        }
        return super.cancel(mayInterruptIfRunning);
    }

    /** Ends as a future has ended. */
    final boolean endAs(CompletableFuture<? extends T> ended) {
        if (!ended.isCompletedExceptionally()) {
            return complete(ended.join());
        }
        return Futures.isCancelled(ended)
                ? completeExceptionally(Futures.errorOf(ended))
                : completeFaulted(Futures.errorsOf(ended));
    }

    /** What it waits for in turn before it can complete, as far as that is known. */
    List<? extends CompletableFuture<?>> awaits() {
        return List.of();
    }

    @Override
    final UnobservedError watcher(Throwable error) {
        return UnobservedError.watch(this, Fault.errors(error));
    }

    /** Before the continuations run, so that the event comes before their steps. */
    private void announce(@Nullable Throwable error) {
        if (TaskEvents.completedEnabled() && !isDone() && ANNOUNCED.compareAndSet(this, false, true)) {
            TaskEvents.completed(
                    this,
                    outcome(error),
                    error == null ? null : Fault.errors(error).getFirst());
        }
    }

    static String outcome(@Nullable Throwable error) {
        if (error == null) {
            return "completed";
        }
        return error instanceof CancellationException ? "cancelled" : "faulted";
    }

    @Override
    public String toString() {
        return TaskText.of(this);
    }
}
