package dev.heddle.tasks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A place where work may be asked to run, such as one particular thread: C#'s {@code SynchronizationContext}. */
public abstract class SynchronizationContext implements Executor {
    /** For subclasses. */
    protected SynchronizationContext() {}

    /**
     * Queues work to run in this context later. Never runs it before returning, never loses it: a context that cannot take
     * it throws. Any thread may call.
     */
    public abstract void post(Runnable work);

    /**
     * Runs work in this context and holds the thread until it has ended; at once where this context is the current one.
     * Throws what the work throws.
     *
     * @throws InterruptedWaitException if the thread is interrupted while it waits; the work may run nevertheless
     */
    @SuppressWarnings("ReferenceEquality") // as C# compares contexts
    public void send(Runnable work) {
        if (current() == this) {
            work.run();
        } else {
            var sent = new Task<Void>(Task.Kind.SOURCE, "send");
            post(() -> complete(sent, work));
            BlockingWait.until(sent, null, CancellationToken.none());
            Futures.valueOf(sent);
        }
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private static void complete(Task<Void> sent, Runnable work) {
        try {
            work.run();
            sent.complete(null);
        } catch (Throwable e) {
            sent.completeFaulted(List.of(e));
        }
    }

    /** Posts work that gives a value: {@link Task#run(Callable)} in this context, C#'s {@code Dispatcher.InvokeAsync}. */
    public final <T extends @Nullable Object> Task<T> run(Callable<T> work) {
        return RunTask.of(null, work, CancellationToken.none()).queueTo(this, name());
    }

    /** Posts work without a value: {@link Task#run(Action)} in this context. */
    public final Task<Void> run(Action work) {
        return RunTask.of(null, Callables.of(work), CancellationToken.none()).queueTo(this, name());
    }

    /** Posts work that gives a future, such as an async body; the task ends as that future does. */
    public final <T extends @Nullable Object> Task<T> run(AsyncCallable<T> work) {
        return RunTask.unwrapping(null, work, CancellationToken.none()).queueTo(this, name());
    }

    /** Called where a {@linkplain Async#fireAndForget fire-and-forget} body begins with this context (SEMANTICS E6). */
    public void operationStarted() {}

    /** Called when such a body has ended, however; its error has been posted before. */
    public void operationCompleted() {}

    /** The only thread that runs what is posted; null where there is none such, or more than one. */
    public @Nullable Thread thread() {
        return null;
    }

    /** What traces call it. */
    public String name() {
        return getClass().getSimpleName();
    }

    /** The same as {@link #post}, so that a context serves where the JDK wants an executor. */
    @Override
    public final void execute(Runnable work) {
        post(work);
    }

    /** The context of the current thread, null where it has none. */
    public static @Nullable SynchronizationContext current() {
        return ThreadState.current().context;
    }

    /** Makes a context (null: none) the current one of the current thread until the scope is closed on that thread. */
    public static Scope install(@Nullable SynchronizationContext context) {
        ThreadState here = ThreadState.current();
        var scope = new Scope(here, here.context);
        here.context = context;
        return scope;
    }

    /** Restores what was current before, when closed. To be closed on the thread that opened it. */
    public static final class Scope implements AutoCloseable {
        private final ThreadState state;
        private final @Nullable SynchronizationContext before;

        private Scope(ThreadState state, @Nullable SynchronizationContext before) {
            this.state = state;
            this.before = before;
        }

        @Override
        public void close() {
            ThreadState here = ThreadState.current();
            if (here != state) {
                throw new IllegalStateException("a context's scope was opened on another thread");
            }
            here.context = before;
        }
    }
}
