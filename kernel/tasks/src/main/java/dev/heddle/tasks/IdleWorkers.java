package dev.heddle.tasks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Where workers wait until they are wanted: the last to come is the first to go, so that a pool with more than it needs
 * uses few and the others retire.
 *
 * <p>Before it comes here, a worker looks for a moment whether there is work again: to wake a parked thread costs the one
 * who wakes it some microseconds, and it takes more until the other runs. One at a time does so, counted as working, and
 * none where that would hold the only core. Who queues work leaves it to the one that looks.
 *
 * <p>The monitor and not a lock of java.util.concurrent, because async bodies queue work too: in code compiled by C2 such
 * a lock may take them to be on a thread that they left (docs/how-it-works.md), a monitor never does.
 */
final class IdleWorkers {
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 500 : 0;

    private final ThreadPool pool;
    private final List<PoolWorker> waiting = new ArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    /** How many more are wanted than were waiting: for those on their way here. */
    private int wanted;

    IdleWorkers(ThreadPool pool) {
        this.pool = pool;
    }

    /** Waits until the worker is wanted; false if it was not for so long that it is now counted out. */
    boolean await(PoolWorker worker) {
        if (!enlist(worker)) {
            return true;
        }
        long deadline = System.nanoTime() + pool.patience(worker);
        while (worker.call == PoolWorker.Call.WAIT) {
            long rest = deadline - System.nanoTime();
            if (rest > 0) {
                LockSupport.parkNanos(this, rest);
                Thread.interrupted(); // meant for work that is done
            } else {
                deadline += dismiss(worker) ? 0 : pool.patience(worker);
            }
        }
        return worker.call == PoolWorker.Call.WORK;
    }

    /** Looks for a moment whether work comes; false if none did, or another looks already. */
    boolean look() {
        if (SPINS == 0 || !looking.compareAndSet(false, true)) {
            return false;
        }
        for (int i = 0; i < SPINS && !pool.isRequested(); i++) {
            Thread.onSpinWait();
        }
        looking.set(false);
        return pool.isRequested(); // who asked while we looked, up to this moment, has left it to us
    }

    /** Whether there is a worker that sees requests by itself. */
    boolean isLooking() {
        return looking.get();
    }

    /** Lets a worker wait; false if it is wanted already. */
    private synchronized boolean enlist(PoolWorker worker) {
        if (wanted > 0) {
            wanted--;
            return false;
        }
        worker.call = PoolWorker.Call.WAIT;
        waiting.add(worker);
        return true;
    }

    /** Calls one that is counted as working already. */
    void wake() {
        PoolWorker worker;
        synchronized (this) {
            if (waiting.isEmpty()) {
                wanted++;
                return;
            }
            worker = waiting.removeLast();
            worker.call = PoolWorker.Call.WORK;
        }
        LockSupport.unpark(worker.thread);
    }

    /** Counts out a worker that waits, unless it is expected to work. */
    private synchronized boolean dismiss(PoolWorker worker) {
        if (worker.call != PoolWorker.Call.WAIT || !pool.countOut(worker)) {
            return false;
        }
        waiting.remove(worker);
        worker.call = PoolWorker.Call.RETIRE;
        return true;
    }

    /** Counts out all that wait and are not expected to work. */
    synchronized void dismissAll() {
        for (Iterator<PoolWorker> each = waiting.reversed().iterator(); each.hasNext(); ) {
            PoolWorker worker = each.next();
            if (pool.countOut(worker)) {
                each.remove();
                worker.call = PoolWorker.Call.RETIRE;
                LockSupport.unpark(worker.thread);
            }
        }
    }
}
