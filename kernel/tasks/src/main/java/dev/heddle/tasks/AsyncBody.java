package dev.heddle.tasks;

import dev.heddle.tasks.TaskEvents.TaskStep;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.jspecify.annotations.Nullable;

/**
 * A running async method: a one-shot continuation that is driven step by step, each step on whichever thread its
 * context says.
 *
 * <p>Two threads never run it at once: the driver hands the body on (registers with the awaited future) only after
 * {@code run()} has returned, that is when its frames are off the thread, and touches nothing of it afterwards. So
 * completion cannot race with suspension, and the fields need no further synchronization: the future's own
 * happens-before edge carries them from step to step.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
final class AsyncBody<T extends @Nullable Object> extends Continuation {
    private static final ContinuationScope SCOPE = new ContinuationScope("heddle.async");

    /** Steps nested on one stack before a resumption is queued instead (SEMANTICS A5). */
    private static final int MAX_DEPTH = 32;

    private final Task<T> task;
    private final Code<T> code;
    private @Nullable ThreadState state;
    private @Nullable TaskStep event;
    private @Nullable CompletableFuture<?> awaited;
    private @Nullable SynchronizationContext resumeOn;

    private AsyncBody(Task<T> task, Code<T> code) {
        super(SCOPE, code);
        this.task = task;
        this.code = code;
    }

    /** Runs the body up to its first incomplete await (SEMANTICS A1). */
    static <T extends @Nullable Object> Task<T> start(@Nullable String name, Callable<T> callable) {
        var task = new Task<T>(Task.Kind.ASYNC, name);
        new AsyncBody<>(task, new Code<>(callable)).step();
        return task;
    }

    static @Nullable AsyncBody<?> current() {
        return (AsyncBody<?>) Continuation.getCurrentContinuation(SCOPE);
    }

    ThreadState threadState() {
        if (state == null) {
            throw new AssertionError("an async body runs outside a step");
        }
        return state;
    }

    /** Suspends this body, which the current thread runs, until the future completes. */
    void suspend(CompletableFuture<?> future, boolean captureContext) {
        awaited = future;
        resumeOn = captureContext ? threadState().context : null;
        commitStep(event, "suspended", future);
        event = null;
        try {
            Continuation.yield(SCOPE);
        } catch (AwaitException | StackOverflowError e) { // not suspended: the step goes on
            awaited = null;
            event = TaskStep.start(task);
            throw e;
        }
    }

    @Override
    protected void onPinned(Pinned reason) {
        String what = switch (reason) {
            case NATIVE -> "below native code (a static initialiser, a reflective or native callback)";
            case MONITOR -> "while holding a monitor (synchronized)";
            default -> "inside a critical section of the JDK";
        };
        throw new AwaitException("await " + what + " cannot suspend. Await before or after it and pass the value in.");
    }

    private void step() {
        ThreadState here = ThreadState.current();
        here.depth++;
        try {
            runStep(here);
            if (isDone()) {
                finish();
            } else {
                handOn(here);
            }
        } finally {
            here.depth--;
        }
    }

    private void runStep(ThreadState here) {
        SynchronizationContext context = here.context;
        Task<?> outer = here.task;
        here.task = task;
        state = here;
        event = TaskStep.start(task);
        try {
            run();
        } finally {
            here.task = outer;
            here.context = context;
        }
    }

    private void finish() {
        Throwable error = code.error;
        commitStep(event, Task.outcome(error), null);
        if (error == null) {
            task.complete(code.value());
        } else {
            task.completeExceptionally(error);
        }
    }

    private void handOn(ThreadState here) {
        CompletableFuture<?> future = awaited;
        if (future == null) {
            throw new AssertionError("an async body was suspended from outside");
        }
        awaited = null;
        var resumption = new Resumption(this, resumeOn, here);
        future.handle(resumption);
        resumption.registrar = null;
    }

    @SuppressWarnings("ReferenceEquality") // as C# compares contexts
    private void resume(ThreadState here, @Nullable SynchronizationContext context, boolean mayInline) {
        if (mayInline && here.context == context && here.depth < MAX_DEPTH) {
            step();
        } else if (context == null) {
            TaskEvents.queued(task, ThreadPool.shared().name(), "resume");
            ThreadPool.shared().execute(this::step);
        } else {
            TaskEvents.queued(task, context.name(), "resume");
            context.post(this::step);
        }
    }

    private static void commitStep(@Nullable TaskStep event, String end, @Nullable CompletableFuture<?> awaited) {
        if (event != null) {
            event.finish(end, awaited);
        }
    }

    /** Called once, when the awaited future is complete; if that is during registration, it does not go on inline. */
    private static final class Resumption implements BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Void> {
        private final AsyncBody<?> body;
        private final @Nullable SynchronizationContext context;
        private @Nullable ThreadState registrar;

        Resumption(AsyncBody<?> body, @Nullable SynchronizationContext context, ThreadState registrar) {
            this.body = body;
            this.context = context;
            this.registrar = registrar;
        }

        @Override
        public @Nullable Void apply(@Nullable Object value, @Nullable Throwable error) {
            ThreadState here = ThreadState.current();
            body.resume(here, context, here != registrar);
            return null;
        }
    }

    /** The method itself, and what came out of it. */
    private static final class Code<T extends @Nullable Object> implements Runnable {
        private final Callable<T> callable;
        private @Nullable T value;
        private @Nullable Throwable error;

        Code(Callable<T> callable) {
            this.callable = callable;
        }

        @Override
        public void run() {
            try {
                value = callable.call();
            } catch (Throwable e) {
                error = e;
            }
        }

        @SuppressWarnings("NullAway") // null only where T allows it
        T value() {
            return value;
        }
    }
}
