package dev.heddle.tasks;

import dev.heddle.tasks.TaskEvents.TaskStep;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The task of an async body, and the body itself: code that is driven step by step, each step on whichever thread its
 * context says.
 *
 * <p>Two threads never run it at once: the driver hands the body on (registers with the awaited future) only after the
 * step is over, that is when its frames are off the thread, and touches nothing of it afterwards. So completion cannot
 * race with suspension, and the fields need no further synchronization: the future's own happens-before edge carries
 * them from step to step.
 *
 * <p>One object is both, because a million suspended bodies are a million of these.
 */
final class AsyncTask<T extends @Nullable Object> extends Task<T> implements Runnable {
    /** Steps nested on one stack before a resumption is queued instead (SEMANTICS A5). */
    private static final int MAX_DEPTH = 32;

    /** Stands in for what a body awaits that only gives way. */
    private static final CompletableFuture<?> YIELD = new CompletableFuture<>();

    private final Coroutine coroutine;

    /** The code before it runs; then what came out of it: a value, or a {@link Failure}. */
    private @Nullable Object content;

    /** Of the thread that runs it, or ran it last. */
    private @Nullable ThreadState state;

    private @Nullable TaskStep event;
    private @Nullable LocalValues locals;

    /** While suspended: what it awaits; then a {@link Failure} if its context would not take the rest. */
    private @Nullable Object awaited;

    /** While suspended: where it goes on; null for no context. */
    private @Nullable SynchronizationContext resumeOn;

    /** The next in the list of those that await the same task. */
    @Nullable AsyncTask<?> nextAwaiter;

    private AsyncTask(@Nullable String name, Callable<T> code) {
        super(Kind.ASYNC, name);
        this.content = code;
        this.coroutine = Engine.coroutine(this);
    }

    /** Runs the body up to its first incomplete await (SEMANTICS A1). */
    static <T extends @Nullable Object> Task<T> start(@Nullable String name, Callable<T> code) {
        var task = new AsyncTask<>(name, code);
        ThreadState here = ThreadState.current();
        task.locals = here.locals();
        task.step(here, true);
        return task;
    }

    /** The state of the thread that runs the current step. */
    ThreadState threadState() {
        if (state == null) {
            throw new AssertionError("an async body runs outside a step");
        }
        return state;
    }

    /** Suspends this body, which the current thread runs, and has the rest queued at once (SEMANTICS D2). */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the one given
    void giveWay() {
        suspend(YIELD, true);
    }

    /**
     * Suspends this body, which the current thread runs, until the future completes, and gives it back: what a caller
     * need not keep meanwhile is not part of every suspended frame.
     */
    CompletableFuture<?> suspend(CompletableFuture<?> future, boolean captureContext) {
        ThreadState here = threadState();
        if (HeldMonitors.isWanted()) {
            HeldMonitors.check(here.thread);
        }
        awaited = future;
        resumeOn = captureContext ? here.context : null;
        locals = here.locals();
        commitStep("suspended", future);
        try {
            coroutine.suspend();
        } catch (AwaitException | StackOverflowError e) { // not suspended: the step goes on
            awaited = null;
            resumeOn = null;
            event = TaskEvents.step(this, here);
            throw e;
        }
        Object complete = awaited;
        awaited = null;
        if (complete instanceof CompletableFuture<?> done) {
            return done;
        }
        throw Callables.<RuntimeException>sneakyThrow(complete instanceof Failure refused ? refused.error : null);
    }

    /** The code, from the coroutine that runs it; to drive the body, see {@link #step}. */
    @Override
    @SuppressWarnings("unchecked") // the constructor took no other
    public void run() {
        var body = (Callable<T>) content;
        if (body == null) {
            throw new AssertionError("an async body runs once");
        }
        content = null;
        try {
            content = body.call();
        } catch (Throwable e) {
            content = new Failure(e);
        }
    }

    private void step(ThreadState here, boolean first) {
        SynchronizationContext context = here.context;
        Task<?> outer = here.task;
        LocalValues outerLocals = here.locals();
        if (!first && state != here) {
            ThreadIdentity.hopped();
        }
        here.depth++;
        here.task = this;
        here.locals(locals);
        state = here;
        resumeOn = null;
        event = TaskEvents.step(this, here);
        try {
            coroutine.run();
        } finally {
            here.task = outer;
            here.context = context;
            here.locals(outerLocals);
        }
        try {
            if (!coroutine.isDone()) {
                handOn(here);
            } else {
                if (first) {
                    closeUnpublished();
                }
                finish();
            }
        } finally {
            here.depth--;
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what the code gave is a T
    private void finish() {
        if (content instanceof Failure(Throwable error)) {
            commitStep(Task.outcome(error), null);
            AsyncTraces.leave(error);
            completeExceptionally(error);
        } else {
            commitStep(Task.outcome(null), null);
            complete((T) content);
        }
        content = null;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
    private void handOn(ThreadState here) {
        if (!(awaited instanceof CompletableFuture<?> future)) {
            throw new AssertionError("an async body was suspended from outside");
        }
        if (future == YIELD) {
            goOnLater(resumeOn, null);
        } else if (future instanceof YieldPoint point) {
            if (!point.suspended()) {
                resume(here, false);
            }
        } else if (!(future instanceof Task<?> task)) {
            var resumption = new Resumption(this, here);
            future.handle(resumption);
            resumption.registrar = null;
        } else if (!task.addAwaiter(this)) {
            resume(here, false);
        }
    }

    /** Goes on from a {@link YieldPoint} as if its rest were called: here and now, with the caller's async locals. */
    void continueHere() {
        locals = ThreadState.current().locals();
        step();
    }

    /** What it awaited is complete: goes on, at once on this thread if that is where it belongs. */
    @SuppressWarnings("ReferenceEquality") // as C# compares contexts
    void resume(ThreadState here, boolean mayInline) {
        SynchronizationContext context = resumeOn;
        if (mayInline && here.context == context && here.depth < MAX_DEPTH) {
            step(here, false);
        } else {
            goOnLater(context, here.worker);
        }
    }

    private void goOnLater(@Nullable SynchronizationContext context, @Nullable PoolWorker near) {
        if (context == null) {
            TaskEvents.queued(this, ThreadPool.shared().name(), "resume");
            ThreadPool.shared().queue(this::step, near);
        } else {
            TaskEvents.queued(this, context.name(), "resume");
            post(context);
        }
    }

    private void post(SynchronizationContext context) {
        var rest = new PostedStep(this);
        try {
            context.post(rest);
        } catch (Throwable e) {
            if (rest.claim()) {
                awaited = new Failure(e);
                ThreadPool.shared().queue(this::step, null);
            }
        }
    }

    private void step() {
        step(ThreadState.current(), false);
    }

    private void commitStep(String end, @Nullable CompletableFuture<?> future) {
        TaskStep step = event;
        if (step != null) {
            event = null;
            step.finish(end, future);
        }
    }

    @Override
    List<? extends CompletableFuture<?>> awaits() {
        return awaited instanceof CompletableFuture<?> future ? List.of(future) : List.of();
    }

    /** Where it goes on; null while it runs, or where it has no context to go on in. */
    @Nullable SynchronizationContext resumesOn() {
        return resumeOn;
    }

    /** Where it stands, innermost frame first. Only while it is surely suspended. */
    StackTraceElement[] suspendedAt() {
        return coroutine.suspendedAt();
    }

    /** What a context gets: runs once, whatever the context does with it. */
    private static final class PostedStep extends AtomicBoolean implements Runnable {
        private static final long serialVersionUID = 1L;

        private final transient AsyncTask<?> body;

        PostedStep(AsyncTask<?> body) {
            this.body = body;
        }

        boolean claim() {
            return compareAndSet(false, true);
        }

        @Override
        public void run() {
            if (claim()) {
                body.step();
            }
        }
    }

    private record Failure(Throwable error) {}

    /** Called once, when a future that is not ours is complete; if that is while it is handed over, not inline. */
    private static final class Resumption implements BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Void> {
        private final AsyncTask<?> body;
        private @Nullable ThreadState registrar;

        Resumption(AsyncTask<?> body, ThreadState registrar) {
            this.body = body;
            this.registrar = registrar;
        }

        @Override
        public @Nullable Void apply(@Nullable Object value, @Nullable Throwable error) {
            ThreadState here = ThreadState.current();
            body.resume(here, here != registrar);
            return null;
        }
    }
}
