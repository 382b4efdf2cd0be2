package dev.heddle.tasks;

import dev.heddle.tasks.TaskEvents.TaskStep;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A delegate of {@code Task.run} (SEMANTICS R1): one step, on a pool thread. */
final class PoolWork<T extends @Nullable Object> implements Runnable {
    private final Task<T> task;
    private final Delegate<T> delegate;
    private final @Nullable LocalValues locals = ThreadState.current().locals();
    private final @Nullable StartGate gate;

    /** Runs what the user gave and settles the task with it, or says what the task goes on waiting for. */
    private interface Delegate<T extends @Nullable Object> {
        Ending<T> call() throws Exception;
    }

    /** How to settle the task, once the step is over. */
    private sealed interface Ending<T extends @Nullable Object> {
        record Value<T extends @Nullable Object>(T value) implements Ending<T> {}

        record Failure<T extends @Nullable Object>(Throwable error) implements Ending<T> {}

        record Cancellation<T extends @Nullable Object>(Throwable error) implements Ending<T> {}

        record Later<T extends @Nullable Object>(CompletionStage<? extends T> stage) implements Ending<T> {}
    }

    private PoolWork(Task<T> task, Delegate<T> delegate, CancellationToken token) {
        this.task = task;
        this.delegate = delegate;
        this.gate = StartGate.before(task, token);
    }

    static <T extends @Nullable Object> Task<T> queue(
            @Nullable String name, Callable<T> work, CancellationToken token) {
        return queueDelegate(name, () -> new Ending.Value<>(work.call()), token);
    }

    static <T extends @Nullable Object> Task<T> queueUnwrapped(
            @Nullable String name, AsyncCallable<T> work, CancellationToken token) {
        return queueDelegate(name, () -> start(work), token);
    }

    /** Java takes {@code () -> { …; return null; }} for this sort of work: there is nothing to wait for. */
    @SuppressWarnings("NullAway") // a null value is what the work gave
    private static <T extends @Nullable Object> Ending<T> start(AsyncCallable<T> work) throws Exception {
        CompletionStage<? extends T> stage = work.call();
        return stage == null ? new Ending.Value<>(null) : new Ending.Later<>(stage);
    }

    private static <T extends @Nullable Object> Task<T> queueDelegate(
            @Nullable String name, Delegate<T> delegate, CancellationToken token) {
        var task = new Task<T>(Task.Kind.RUN, name);
        var work = new PoolWork<>(task, delegate, token);
        if (!task.isDone()) {
            TaskEvents.queued(task, ThreadPool.shared().name(), "start");
            ThreadPool.shared().execute(work);
        }
        return task;
    }

    @Override
    public void run() {
        if (gate == null || gate.pass()) {
            step();
        }
    }

    private void step() {
        ThreadState here = ThreadState.current();
        SynchronizationContext context = here.context;
        Task<?> outer = here.task;
        LocalValues outerLocals = here.locals();
        here.task = task;
        here.locals(locals);
        TaskStep event = TaskStep.start(task);
        Ending<T> ending;
        try {
            ending = delegate.call();
        } catch (Throwable e) {
            AsyncTraces.leave(e);
            ending = gate != null && gate.isCancellation(e) ? new Ending.Cancellation<>(e) : new Ending.Failure<>(e);
        } finally {
            here.task = outer;
            here.context = context;
            here.locals(outerLocals);
        }
        settle(ending, event);
    }

    private void settle(Ending<T> ending, @Nullable TaskStep event) {
        switch (ending) {
            case Ending.Value<T>(T value) -> {
                finish(event, "completed");
                task.complete(value);
            }
            case Ending.Failure<T>(Throwable error) -> {
                finish(event, "faulted");
                task.completeFaulted(List.of(error));
            }
            case Ending.Cancellation<T>(Throwable error) -> {
                finish(event, "cancelled");
                task.completeExceptionally(error);
            }
            case Ending.Later<T>(CompletionStage<? extends T> stage) -> {
                if (event != null) {
                    event.finish("suspended", Futures.of(stage));
                }
                task.follow(stage);
            }
        }
    }

    private static void finish(@Nullable TaskStep event, String end) {
        if (event != null) {
            event.finish(end, null);
        }
    }
}
