package dev.heddle.tasks;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that looks after a pool while there is work that nobody may take: it adds threads when nothing moves
 * (SEMANTICS P2) and when threads wait for tasks (SEMANTICS P3). It rests while it is not needed, and ends after a while.
 *
 * <p>Work stands still if it is there at two looks and none was taken in between. Where the program itself keeps the
 * cores busy, more threads would only share them: then it must have stood still for much longer, as in .NET.
 */
final class PoolGate implements Runnable {
    private final ThreadPool pool;
    private final CpuUse cpu = new CpuUse();
    private @Nullable Thread thread;
    private volatile boolean needed;

    /** Looks in a row at which work was there and none had been taken. */
    private int standstill;

    private long takenBefore;

    PoolGate(ThreadPool pool) {
        this.pool = pool;
    }

    /** Work was queued and no thread may take it now. */
    void watch() {
        if (!needed) {
            wake();
        }
    }

    /** A thread may have to be added before the next look. */
    void wake() {
        needed = true;
        Thread running;
        synchronized (this) {
            if (thread == null) {
                thread = LibraryThreads.named(pool.name() + "-watcher").unstarted(this);
                thread.start();
            }
            running = thread;
        }
        LockSupport.unpark(running);
    }

    @Override
    public void run() {
        do {
            watchWhileNeeded();
        } while (rest());
    }

    private void watchWhileNeeded() {
        long period = pool.goal.settings().starvationNanos();
        standstill = 0;
        takenBefore = pool.taken();
        cpu.start();
        boolean quiet = false;
        long look = System.nanoTime() + period;
        while (!quiet) {
            long now = System.nanoTime();
            long delay = pool.goal.raiseIfDue(now);
            pool.admitRequested();
            if (now - look >= 0) {
                quiet = !look() && delay == 0;
                look = now + period;
            }
            if (!quiet) {
                LockSupport.parkNanos(this, delay == 0 ? look - now : Math.min(delay, look - now));
                Thread.interrupted(); // nobody's business here
            }
        }
    }

    /** Adds a thread if work stands still; says whether there is reason to look again. */
    private boolean look() {
        boolean waits = pool.workWaits();
        long taken = pool.taken();
        standstill = waits && taken == takenBefore ? standstill + 1 : 0;
        takenBefore = taken;
        int patience = cpu.isBusy() ? 2 * pool.counts.goal() : 1;
        if (standstill >= patience && !pool.goal.isDelaying()) {
            standstill = 0;
            pool.goal.raiseForStandstill();
            pool.admitRequested();
        }
        return waits;
    }

    /** Waits until it is needed; false if it was not for long: the thread then ends. */
    private boolean rest() {
        needed = false;
        if (pool.isRequested() || pool.goal.isDelaying()) { // came while we went
            needed = true;
            return true;
        }
        long end = System.nanoTime() + pool.patience();
        while (!needed) {
            long rest = end - System.nanoTime();
            if (rest > 0) {
                LockSupport.parkNanos(this, rest);
                Thread.interrupted();
            } else if (endUnlessNeeded()) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean endUnlessNeeded() {
        if (!needed) {
            thread = null;
            return true;
        }
        return false;
    }
}
