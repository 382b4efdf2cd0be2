package dev.heddle.tasks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that knows the async bodies which await it, and whether anybody looked at its error.
 *
 * <p>Awaiting bodies stand in a list of their own and not among the future's dependents: they go on in the order in
 * which they came, as in .NET (dependents run last in, first out), and cost no object. Every way to complete a
 * {@link CompletableFuture} from outside leads through a method that is overridden here; the list is closed after the
 * result is set, so a body is either taken by the one that completes or finds the list closed.
 */
abstract class AwaitableFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private static final VarHandle AWAITERS;

    static {
        try {
            AWAITERS = MethodHandles.lookup().findVarHandle(AwaitableFuture.class, "awaiters", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** In place of a list of awaiters: it is complete, none is taken any more. */
    private static final Object CLOSED = new Object();

    /** Null, the last body to come (linked to those before it), or CLOSED. */
    private volatile @Nullable Object awaiters;

    private volatile boolean observed;
    private volatile @Nullable Fault fault;

    /** Lets a body wait for this; false if it is complete already. The body must be suspended. */
    final boolean addAwaiter(AsyncTask<?> body) {
        Object last = awaiters;
        while (last != CLOSED) {
            body.nextAwaiter = (AsyncTask<?>) last;
            if (AWAITERS.compareAndSet(this, last, body)) {
                return true;
            }
            last = awaiters;
        }
        body.nextAwaiter = null;
        return false;
    }

    /** Nobody can know of this future yet: nobody waits. Saves the atomic operation that would find it out. */
    final void closeUnpublished() {
        AWAITERS.set(this, CLOSED);
    }

    /** Resumes those that wait. */
    private void release() {
        if (awaiters != CLOSED && AWAITERS.getAndSet(this, CLOSED) instanceof AsyncTask<?> last) {
            ThreadState here = ThreadState.current();
            for (AsyncTask<?> next = firstOf(last); next != null; ) {
                AsyncTask<?> body = next;
                next = body.nextAwaiter;
                body.nextAwaiter = null;
                body.resume(here, continuesInline());
            }
        }
    }

    /** Turns the list round: in the order in which they came. */
    private static @Nullable AsyncTask<?> firstOf(AsyncTask<?> last) {
        AsyncTask<?> first = null;
        for (AsyncTask<?> next = last; next != null; ) {
            AsyncTask<?> body = next;
            next = body.nextAwaiter;
            body.nextAwaiter = first;
            first = body;
        }
        return first;
    }

    /** Whether awaiting bodies may go on within the call that completes it (SEMANTICS D3). */
    boolean continuesInline() {
        return true;
    }

    @Override
    public boolean complete(T value) {
        boolean first = super.complete(value);
        if (first) {
            release();
        }
        return first;
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        boolean awaited = observed || awaiters instanceof AsyncTask<?> || getNumberOfDependents() > 0;
        boolean first = super.completeExceptionally(error);
        if (first) {
            if (!awaited && !isCancelled()) {
                watch(error);
            }
            release();
        }
        return first;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        release();
        return cancelled;
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        });
        return this;
    }

    @Override
    public void obtrudeValue(T value) {
        super.obtrudeValue(value);
        release();
    }

    @Override
    public void obtrudeException(Throwable error) {
        super.obtrudeException(error);
        release();
    }

    abstract UnobservedError watcher(Throwable error);

    private void watch(Throwable error) {
        fault(error).watcher = watcher(error);
        if (observed) {
            stopWatching();
        }
    }

    /** Somebody looks at the outcome, or will: its error need not be spoken of when it is collected (SEMANTICS E5). */
    final void observe() {
        if (!observed) {
            observed = true;
            stopWatching();
        }
    }

    private void stopWatching() {
        Fault known = fault;
        UnobservedError watcher = known == null ? null : known.watcher;
        if (watcher != null) {
            watcher.observed();
        }
    }

    /** The first error of one that failed; to tell it is not to look at it (SEMANTICS E5). */
    final Throwable unobservedError() {
        return super.exceptionNow();
    }

    private void observeFailure() {
        if (isCompletedExceptionally()) {
            observe();
        }
    }

    /** The trace of the error that it failed with, as it was before anyone awaited it. */
    final StackTraceElement[] faultTrace(Throwable error) {
        return fault(error).trace;
    }

    private synchronized Fault fault(Throwable error) {
        Fault known = fault;
        if (known == null) {
            known = new Fault(error.getStackTrace());
            fault = known;
        }
        return known;
    }

    /** What is kept of a failure besides the error. */
    private static final class Fault {
        final StackTraceElement[] trace;
        volatile @Nullable UnobservedError watcher;

        Fault(StackTraceElement[] trace) {
            this.trace = trace;
        }
    }

    /** Everything that depends on a future is made by this method: whoever calls it looks at the outcome. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        observe();
        return new CompletableFuture<>();
    }

    @Override
    public T join() {
        try {
            return super.join();
        } finally {
            observeFailure();
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } finally {
            observeFailure();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return super.get(timeout, unit);
        } finally {
            observeFailure();
        }
    }

    @Override
    public T getNow(T valueIfAbsent) {
        try {
            return super.getNow(valueIfAbsent);
        } finally {
            observeFailure();
        }
    }

    @Override
    public T resultNow() {
        try {
            return super.resultNow();
        } finally {
            observeFailure();
        }
    }

    @Override
    public Throwable exceptionNow() {
        observeFailure();
        return super.exceptionNow();
    }
}
