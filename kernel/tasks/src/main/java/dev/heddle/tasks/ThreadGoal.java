package dev.heddle.tasks;

/**
 * How many threads of a pool may work: the configured minimum, one more for each time that work stood still (SEMANTICS
 * P2), and one more for each thread that waits for a task (SEMANTICS P3).
 *
 * <p>To make up for waits, as many as there are processors are allowed at once, and as many as there are threads already;
 * each further one after a delay, which grows with their number. When a wait is over, one fewer may work again. What was
 * allowed because work stood still goes with threads that retire.
 *
 * <p>Every change is made under this monitor, and it is a monitor for the reason that {@link IdleWorkers} gives. A wait
 * costs it twice, and an atomic operation each time that the number changes.
 */
final class ThreadGoal {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final long DELAY_STEP_NANOS = 25_000_000;
    private static final long MAX_DELAY_NANOS = 250_000_000;

    private final ThreadPool pool;
    private volatile PoolSettings settings;
    private int blocked;

    /** How many of those that may work make up for others. */
    private int added;

    /** Whether one more is allowed only after a delay, and when that is over. */
    private volatile boolean delaying;

    private long due;

    ThreadGoal(ThreadPool pool, PoolSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    PoolSettings settings() {
        return settings;
    }

    synchronized void minimum(int threads) {
        PoolSettings before = settings;
        settings = before.withMinimum(threads);
        set(pool.counts.goal() + threads - before.minimum());
        raise();
    }

    synchronized void maximum(int threads) {
        settings = settings.withMaximum(threads);
        set(pool.counts.goal());
        raise();
    }

    /** Starts from what is configured, for the threads that wait now. */
    synchronized void reset(PoolSettings configured) {
        settings = configured;
        added = 0;
        delaying = false;
        set(configured.minimum());
        raise();
    }

    /** A worker is about to wait for a task. */
    synchronized void beginWait() {
        blocked++;
        raise();
    }

    /** The wait is over. */
    synchronized void endWait() {
        blocked--;
        int tooMany = Math.min(added, pool.counts.goal() - target());
        if (tooMany > 0) {
            added -= tooMany;
            set(pool.counts.goal() - tooMany);
        }
        if (blocked == 0) {
            added = 0; // what is left of it went with threads that retired
        }
        if (pool.counts.goal() >= target()) {
            delaying = false;
        }
    }

    /** Allows one thread more than work now, unless fewer work than may. */
    synchronized void raiseForStandstill() {
        if (pool.counts.working() >= pool.counts.goal()) {
            set(pool.counts.working() + 1);
        }
    }

    /** Allows one more if its delay is over; gives the nanoseconds until the next may be due, 0 for none. */
    synchronized long raiseIfDue(long now) {
        if (delaying && now - due >= 0) {
            delaying = false;
            raiseTo(Math.max(atOnce(), pool.counts.goal() + 1));
        }
        return delaying ? Math.max(1, due - now) : 0;
    }

    boolean isDelaying() {
        return delaying;
    }

    /** Counts out a thread without work, and what it was allowed beyond the minimum; false if it is expected. */
    synchronized boolean retire() {
        boolean retires = pool.counts.retire();
        if (retires) {
            set(Math.min(pool.counts.goal(), pool.counts.threads()));
        }
        return retires;
    }

    /** Why there are so many threads. */
    synchronized PoolWorkers.Reason reasonFor(int threads) {
        if (threads <= settings.minimum()) {
            return PoolWorkers.Reason.DEMAND;
        }
        return threads > pool.counts.goal() - added ? PoolWorkers.Reason.BLOCKING : PoolWorkers.Reason.STARVATION;
    }

    private void raise() {
        raiseTo(atOnce());
    }

    private void raiseTo(int limit) {
        int before = pool.counts.goal();
        int after = Math.max(before, Math.min(target(), limit));
        added += after - before;
        set(after);
        if (!delaying && after < target()) {
            delaying = true;
            due = System.nanoTime() + delay(after);
            pool.gate.wake();
        }
    }

    private int target() {
        return Math.min(settings.minimum() + blocked, settings.maximum());
    }

    private int atOnce() {
        return Math.max(settings.minimum() + PROCESSORS, pool.counts.threads());
    }

    private long delay(int goal) {
        int beyond = Math.max(0, goal - settings.minimum() - PROCESSORS);
        return Math.min((1 + beyond / PROCESSORS) * DELAY_STEP_NANOS, MAX_DELAY_NANOS);
    }

    private void set(int goal) {
        pool.counts.goal(Math.clamp(goal, settings.minimum(), settings.maximum()));
    }
}
