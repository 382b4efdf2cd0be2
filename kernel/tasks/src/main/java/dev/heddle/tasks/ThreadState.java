package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/**
 * What the library keeps for each thread. Confined to its thread.
 *
 * <p>C2 takes {@code Thread.currentThread()} for a constant within one compiled method, so a thread-local read in a
 * method that was resumed on another thread may find the old thread's value. Inside an async body the state is
 * therefore taken from the body, where the thread that resumed it has put it.
 */
final class ThreadState {
    private static final ThreadLocal<ThreadState> STATES = ThreadLocal.withInitial(ThreadState::new);

    final Thread thread = Thread.currentThread();

    @Nullable SynchronizationContext context;

    /** The task whose code the thread runs: the parent of those made now. */
    @Nullable Task<?> task;

    /** Steps of async bodies now on the thread's stack. */
    int depth;

    /** What this thread is of a pool; null for none. Right inside async bodies too, as the current thread may not be. */
    @Nullable PoolWorker worker;

    private boolean stepsWatched;

    private @Nullable LocalValues locals = LocalValues.inherited();

    private ThreadState() {}

    static ThreadState current() {
        AsyncTask<?> body = Engine.currentTask();
        return body != null ? body.threadState() : STATES.get();
    }

    /** The values of async locals that the thread's code sees (SEMANTICS S3). */
    @Nullable LocalValues locals() {
        return locals;
    }

    @SuppressWarnings("ReferenceEquality") // immutable: another object is another state
    void locals(@Nullable LocalValues values) {
        if (locals != values) {
            locals = values;
            LocalValues.inherit(values);
        }
    }

    /** Recordings tell of steps on this thread that are not over when they end. */
    void watchSteps() {
        if (!stepsWatched) {
            stepsWatched = true;
            OpenSteps.watch(this);
        }
    }

    /** Nothing of one piece of work is left for the next. */
    void clear() {
        context = null;
        task = null;
        locals(null);
    }
}
