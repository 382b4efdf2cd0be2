package dev.heddle.tasks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is registered with one token. A callback is taken off the list, under the lock, before it runs: so it either runs
 * or is removed, never both.
 *
 * <p>It locks itself with {@code synchronized}: that is right also in code that a body resumed on another thread, where
 * a {@code ReentrantLock} may take the thread for the old one (see {@link ThreadState}). No callback runs under the lock.
 */
final class CancellationCallbacks {
    private volatile boolean begun;
    private boolean dropped;
    private @Nullable CancellationTokenRegistration newest;
    private @Nullable CancellationTokenRegistration running;

    /** Who runs the running one: a thread, and the task whose code it is, which may go on elsewhere if that awaits. */
    private @Nullable ThreadState runner;

    private @Nullable Task<?> runnerTask;

    /** Whether cancellation was requested. */
    boolean begun() {
        return begun;
    }

    /** False if it is too late: cancellation was requested. */
    synchronized boolean add(CancellationTokenRegistration added) {
        if (!begun && !dropped) {
            added.listed = true;
            added.older = newest;
            if (newest != null) {
                newest.newer = added;
            }
            newest = added;
        }
        return !begun;
    }

    synchronized boolean remove(CancellationTokenRegistration removed) {
        boolean found = removed.listed;
        if (found) {
            unlink(removed);
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // places in a list
    private void unlink(CancellationTokenRegistration removed) {
        CancellationTokenRegistration older = removed.older;
        CancellationTokenRegistration newer = removed.newer;
        if (older != null) {
            older.newer = newer;
        }
        if (newer != null) {
            newer.older = older;
        }
        if (newest == removed) {
            newest = older;
        }
        removed.older = null;
        removed.newer = null;
        removed.listed = false;
    }

    /** Forgets them all, also those to come; does not disturb a cancellation that is under way. */
    synchronized void drop() {
        if (!begun) {
            dropped = true;
            newest = null;
        }
    }

    /** Notes that cancellation was requested; says whether this was the first to do so, which is to run them. */
    synchronized boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /**
     * Runs them, the last to come first (SEMANTICS C1).
     *
     * @throws AggregateException of all that they threw
     */
    void runAll() {
        List<Throwable> errors = new ArrayList<>();
        for (CancellationTokenRegistration next = next(); next != null; next = next()) {
            try {
                run(next);
            } catch (Throwable e) {
                errors.add(e);
            }
        }
        if (!errors.isEmpty()) {
            throw new AggregateException(errors);
        }
    }

    /** Lets those go on who wait for the last one. */
    private synchronized @Nullable CancellationTokenRegistration next() {
        CancellationTokenRegistration next = newest;
        if (next != null) {
            unlink(next);
        }
        running = next;
        runner = null;
        runnerTask = null;
        notifyAll();
        return next;
    }

    private void run(CancellationTokenRegistration registration) {
        SynchronizationContext context = registration.context;
        if (context == null) {
            runHere(registration);
        } else {
            context.send(() -> runHere(registration));
        }
    }

    private void runHere(CancellationTokenRegistration registration) {
        ThreadState here = ThreadState.current();
        synchronized (this) {
            runner = here;
            runnerTask = here.task;
        }
        LocalValues locals = here.locals();
        here.locals(registration.locals);
        try {
            registration.callback.run();
        } finally {
            ThreadState.current().locals(locals); // another thread's if the callback awaited
        }
    }

    /** Holds the thread while that one runs, unless it is what runs here. */
    @SuppressWarnings("ReferenceEquality") // places in a list
    synchronized void awaitEndOf(CancellationTokenRegistration registration) {
        try {
            while (running == registration && !runsHere()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // tasks are what they are
    private boolean runsHere() {
        ThreadState here = ThreadState.current();
        return here == runner || (here.task != null && here.task == runnerTask);
    }
}
