package dev.heddle.tasks;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A thread of a pool: takes what it queued itself, then what anybody queued, then what other workers queued. */
final class PoolWorker implements Runnable {
    /** Pieces of work that run within each other's waits before a wait holds the thread. */
    private static final int MAX_INLINE = 32;

    /** What a worker that waits is to do. */
    enum Call {
        WAIT,
        WORK,
        RETIRE
    }

    final ThreadPool pool;
    final int number;
    final int generation;
    final Thread thread;
    final LocalQueue local = new LocalQueue();

    /** Written under the monitor of {@link IdleWorkers}. */
    volatile Call call = Call.WORK;

    // Written by this thread only: no atomic operation is needed to count.
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong completed = new AtomicLong();
    private int inline;
    private int nextVictim;

    PoolWorker(ThreadPool pool, int number) {
        this.pool = pool;
        this.number = number;
        this.generation = pool.generation();
        this.thread = LibraryThreads.named(pool.name() + "-" + number).unstarted(this);
    }

    long taken() {
        return taken.getAcquire();
    }

    long completed() {
        return completed.getAcquire();
    }

    @Override
    public void run() {
        ThreadState state = ThreadState.current();
        state.worker = this;
        do {
            work(state);
        } while (pool.idle.await(this));
    }

    /** Works until there is nothing left, or fewer may work. It is then no longer counted as working. */
    private void work(ThreadState state) {
        do {
            pool.takeRequest();
            if (!runAll(state)) {
                return;
            }
        } while (pool.isRequested() || pool.idle.look());
        pool.counts.leave();
        pool.admitRequested(); // if one came before we were counted out
    }

    private boolean runAll(ThreadState state) {
        Runnable next = find();
        if (next != null && pool.hasQueued()) {
            pool.request(); // one more helps, who calls the next in turn
        }
        while (next != null) {
            run(next, state);
            if (pool.counts.leaveIfTooMany()) {
                leaveWorkToOthers();
                return false;
            }
            next = find();
        }
        if (pool.hasQueued()) {
            pool.request(); // a queue was not free to be looked into
        }
        return true;
    }

    private void run(Runnable work, ThreadState state) {
        Thread.interrupted(); // an interrupt was meant for the work before
        taken.setRelease(taken.getPlain() + 1);
        try {
            work.run();
        } catch (Throwable e) {
            report(e);
        }
        state.clear();
        completed.setRelease(completed.getPlain() + 1);
    }

    @SuppressWarnings("EmptyCatch") // there is nobody left to tell
    private void report(Throwable error) {
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        } catch (Throwable e) {
            // as the JVM does with what a handler throws
        }
    }

    private @Nullable Runnable find() {
        Runnable work = local.pop();
        if (work == null) {
            work = pool.global.poll();
        }
        return work == null ? steal() : work;
    }

    private @Nullable Runnable steal() {
        PoolWorker[] workers = pool.workers();
        for (int i = 0; i < workers.length; i++) {
            PoolWorker victim = workers[Math.floorMod(nextVictim++, workers.length)];
            Runnable work = victim == this ? null : victim.local.steal();
            if (work != null) {
                return work;
            }
        }
        return null;
    }

    private void leaveWorkToOthers() {
        while (!local.isEmpty()) {
            Runnable work = local.steal();
            if (work != null) {
                pool.global.add(work);
            }
        }
        pool.request();
    }

    /** Runs work that this thread is to wait for, if it stands in its own queue still (as .NET does). */
    boolean runInline(Runnable work) {
        if (inline == MAX_INLINE || !local.remove(work)) {
            return false;
        }
        inline++;
        taken.setRelease(taken.getPlain() + 1);
        try {
            work.run();
        } finally {
            inline--;
            completed.setRelease(completed.getPlain() + 1);
        }
        return true;
    }
}
