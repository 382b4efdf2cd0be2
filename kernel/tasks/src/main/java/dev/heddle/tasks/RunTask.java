package dev.heddle.tasks;

import dev.heddle.tasks.TaskEvents.TaskStep;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A delegate given to a pool or context, and its task, in one object (SEMANTICS R1): one step, on one of its threads. */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
final class RunTask<T extends @Nullable Object> extends Task<T> implements Runnable {
    private final @Nullable Callable<T> work;
    private final @Nullable AsyncCallable<T> asyncWork;
    private final @Nullable LocalValues locals = ThreadState.current().locals();
    private final @Nullable StartGate gate;
    private volatile @Nullable CompletableFuture<?> followed;

    private RunTask(
            @Nullable String name,
            @Nullable Callable<T> work,
            @Nullable AsyncCallable<T> asyncWork,
            CancellationToken token) {
        super(Kind.RUN, name);
        this.work = work;
        this.asyncWork = asyncWork;
        this.gate = StartGate.before(this, token);
    }

    static <T extends @Nullable Object> RunTask<T> of(
            @Nullable String name, Callable<T> work, CancellationToken token) {
        return new RunTask<>(name, work, null, token);
    }

    /** Its task ends as the future does that the work gives. */
    static <T extends @Nullable Object> RunTask<T> unwrapping(
            @Nullable String name, AsyncCallable<T> work, CancellationToken token) {
        return new RunTask<>(name, null, work, token);
    }

    /** Queues it where it is to run, unless its token has cancelled it already. */
    Task<T> queueTo(Executor target, String targetName) {
        if (!isDone()) {
            TaskEvents.queued(this, targetName, "start");
            target.execute(this);
        }
        return this;
    }

    /**
     * Runs it on the thread that is to wait for it, if it stands in the queue of just that thread, as .NET does (SEMANTICS
     * P3). Not within an async body, which an await of this work would suspend in the middle of its wait.
     */
    boolean runInline() {
        PoolWorker worker = ThreadState.current().worker;
        return worker != null && asyncWork == null && Engine.currentTask() == null && worker.runInline(this);
    }

    @Override
    public void run() {
        if (gate == null || gate.pass()) {
            step(ThreadState.current());
        }
    }

    @SuppressWarnings("NullAway") // the value is null only where T allows it
    private void step(ThreadState here) {
        SynchronizationContext context = here.context;
        Task<?> outer = here.task;
        LocalValues outerLocals = here.locals();
        here.task = this;
        here.locals(locals);
        TaskStep event = TaskEvents.stepToItsEnd(this, here);
        T value = null;
        CompletionStage<? extends T> stage = null;
        Throwable error = null;
        try {
            if (work != null) {
                value = work.call();
            } else if (asyncWork != null) {
                stage = asyncWork.call(); // null where Java took a lambda that gives null for this sort of work
            }
        } catch (Throwable e) {
            error = e;
        } finally {
            here.task = outer;
            here.context = context;
            here.locals(outerLocals);
        }
        if (error != null) {
            fail(error, event);
        } else if (stage != null) {
            follow(stage, event);
        } else {
            finish(event, "completed", null);
            complete(value);
        }
    }

    private void fail(Throwable error, @Nullable TaskStep event) {
        AsyncTraces.leave(error);
        if (gate != null && gate.isCancellation(error)) {
            finish(event, "cancelled", null);
            completeExceptionally(error);
        } else {
            finish(event, "faulted", null);
            completeFaulted(List.of(error));
        }
    }

    private void follow(CompletionStage<? extends T> stage, @Nullable TaskStep event) {
        CompletableFuture<? extends T> future = Futures.of(stage);
        finish(event, "suspended", future);
        followed = future;
        future.handle((value, error) -> endAs(future));
    }

    @Override
    List<? extends CompletableFuture<?>> awaits() {
        CompletableFuture<?> next = followed;
        return next == null ? List.of() : List.of(next);
    }

    private static void finish(@Nullable TaskStep event, String end, @Nullable CompletableFuture<?> awaited) {
        if (event != null) {
            event.finish(end, awaited);
        }
    }
}
