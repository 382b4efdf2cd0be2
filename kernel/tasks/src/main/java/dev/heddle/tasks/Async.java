package dev.heddle.tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * C#'s {@code async} and {@code await}. An async body runs on its caller's thread up to the first incomplete await; the
 * rest runs where the {@link SynchronizationContext} of that moment says. No thread is made, none is held meanwhile.
 *
 * <p>{@code async} needs {@code --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED} and throws
 * {@link AsyncUnavailableException} where that is missing. Bodies that resume on other threads also need the compile
 * command that docs/how-it-works.md gives, or code compiled by C2 may take itself to be on the thread it left.
 *
 * <p>Where neither flag can be given, {@code -Ddev.heddle.tasks.engine=virtual-thread} runs each body on a virtual thread
 * of its own, which takes turns with the thread that would run the body: that one waits meanwhile. Order, contexts,
 * async locals, errors and cancellation are the same. Different are: {@link Thread#currentThread()} and thread locals, in
 * the body, are the virtual thread's (SEMANTICS A1 to A5 hold for the order, not for the thread); an await of something
 * incomplete costs two thread switches, some ten microseconds; a monitor held across an await stays held instead of being
 * refused (A10), and under a native frame an await holds a carrier; recursion is as deep as virtual threads allow.
 */
public final class Async {
    private Async() {}

    /** Starts an async body that gives a value (SEMANTICS A1, A7, E1, C2). */
    public static <T extends @Nullable Object> Task<T> async(Callable<T> body) {
        return AsyncTask.start(null, body);
    }

    /** Starts an async body without a value. */
    public static Task<Void> async(Action body) {
        return AsyncTask.start(null, Callables.of(body));
    }

    /** Starts an async body that gives a value, under the name that traces show. */
    public static <T extends @Nullable Object> Task<T> async(String name, Callable<T> body) {
        return AsyncTask.start(name, body);
    }

    /** Starts an async body without a value, under the name that traces show. */
    public static Task<Void> async(String name, Action body) {
        return AsyncTask.start(name, Callables.of(body));
    }

    /**
     * Starts an async body that nobody waits for: C#'s {@code async void} (SEMANTICS E6). Its error is thrown in the
     * context that is current now, or on the shared pool: it reaches the uncaught exception handler of that thread.
     */
    public static void fireAndForget(Action body) {
        FireAndForget.start(null, body);
    }

    /** Starts an async body that nobody waits for, under the name that traces show (SEMANTICS E6). */
    public static void fireAndForget(String name, Action body) {
        FireAndForget.start(name, body);
    }

    /**
     * Whether an incomplete await first makes sure that its body holds no monitor ({@code synchronized}), and throws an
     * {@link AwaitException} that names the place if it does (SEMANTICS A10). Off at first: it walks the
     * stack, which costs some microseconds, and asks the JVM for the thread's monitors where it has not seen that stack
     * before, which costs a hundred. Without it, such an await leaves the monitor locked by the thread that the body left.
     */
    public static void checkMonitors(boolean on) {
        HeldMonitors.always = on;
    }

    /**
     * Has the next so many incomplete awaits looked at, whichever bodies they are of, as {@link #checkMonitors(boolean)}
     * has all (SEMANTICS A10): what a program can afford that measures awaits. Counts from now; 0 ends it.
     */
    public static void checkMonitors(int awaits) {
        HeldMonitors.next = awaits;
    }

    /**
     * Waits for a future without holding the thread and gives its value (SEMANTICS A2, A4, A5, A8, A9, A11).
     *
     * <p>Outside an async body it holds the thread: a virtual thread blocks, the owner of a {@link PumpingContext}
     * serves its queue meanwhile; any other thread gets an {@link AwaitException}. If the future failed, its original
     * exception is thrown, checked or not (SEMANTICS E1); if it was cancelled, a
     * {@link java.util.concurrent.CancellationException}.
     */
    public static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
        return await(future, true);
    }

    /** Waits as {@code task.configureAwait(…)} says (SEMANTICS A6). */
    public static <T extends @Nullable Object> T await(ConfiguredTask<T> configured) {
        return await(configured.task(), configured.continueOnContext());
    }

    /** Waits for any stage, as {@link #await(CompletableFuture)} does (SEMANTICS A12). */
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return await(Futures.of(stage), true);
    }

    /**
     * Waits for any future, as {@link #await(CompletableFuture)} does (SEMANTICS A12). A future that is only a
     * {@link Future} cannot call back: a virtual thread waits for it.
     */
    public static <T extends @Nullable Object> T await(Future<T> future) {
        return await(Futures.of(future), true);
    }

    /**
     * Lets others run first: suspends the body, always, and has its rest queued behind what is queued there already
     * (SEMANTICS D2). Outside an async body it serves the queue of a {@link PumpingContext} as far as it reaches now.
     */
    public static void await(YieldAwaitable yield) {
        AsyncTask<?> body = Engine.currentTask();
        if (body == null) {
            TopLevel.giveWay();
        } else {
            body.giveWay();
        }
    }

    @SuppressWarnings("unchecked") // a suspension gives back what it was given
    private static <T extends @Nullable Object> T await(CompletableFuture<T> future, boolean captureContext) {
        AsyncTask<?> body = Engine.currentTask();
        if (body == null) {
            TopLevel.await(future);
        } else if (!future.isDone()) {
            return Futures.valueOf((CompletableFuture<T>) body.suspend(future, captureContext));
        }
        return Futures.valueOf(future);
    }
}
