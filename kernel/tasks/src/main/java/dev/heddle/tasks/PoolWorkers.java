package dev.heddle.tasks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The workers of a pool, and what they have done, those that are gone included. */
final class PoolWorkers {
    private static final PoolWorker[] NONE = {};

    private final ThreadPool pool;
    private final BitSet numbers = new BitSet();

    /** Replaced, never changed. */
    private volatile PoolWorker[] workers = NONE;

    private long takenByGone;
    private long completedByGone;
    private long completedBefore;
    private long injected;
    private long addedForBlocking;

    /** Why there is a thread. */
    enum Reason {
        DEMAND,
        STARVATION,
        BLOCKING;

        final String label = name().toLowerCase(Locale.ROOT);
    }

    PoolWorkers(ThreadPool pool) {
        this.pool = pool;
    }

    /** All that are alive, in no order. */
    PoolWorker[] all() {
        return workers;
    }

    /** A new one, not started, under the lowest number that is free. */
    synchronized PoolWorker add() {
        int number = numbers.nextClearBit(1);
        var worker = new PoolWorker(pool, number);
        List<PoolWorker> more = new ArrayList<>(List.of(workers));
        more.add(worker);
        workers = more.toArray(NONE);
        numbers.set(number);
        return worker;
    }

    synchronized void remove(PoolWorker worker) {
        List<PoolWorker> fewer = new ArrayList<>(List.of(workers));
        if (fewer.remove(worker)) {
            workers = fewer.toArray(NONE);
            numbers.clear(worker.number);
            takenByGone += worker.taken();
            completedByGone += worker.completed();
        }
    }

    /** So many more threads were made for that reason; those within the minimum are not counted. */
    synchronized void countAdded(Reason reason, int threads) {
        switch (reason) {
            case DEMAND -> {}
            case STARVATION -> injected += threads;
            case BLOCKING -> addedForBlocking += threads;
        }
    }

    /** Pieces of work that were ever taken out of the queues. */
    synchronized long taken() {
        long sum = takenByGone;
        for (PoolWorker worker : workers) {
            sum += worker.taken();
        }
        return sum;
    }

    private long completed() {
        long sum = completedByGone;
        for (PoolWorker worker : workers) {
            sum += worker.completed();
        }
        return sum;
    }

    boolean haveQueued() {
        for (PoolWorker worker : workers) {
            if (!worker.local.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private long queued() {
        long sum = 0;
        for (PoolWorker worker : workers) {
            sum += worker.local.size();
        }
        return sum;
    }

    synchronized ThreadPool.Statistics statistics(PoolSettings settings, long queuedGlobally) {
        return new ThreadPool.Statistics(
                pool.counts.threads(),
                pool.counts.idle(),
                settings.minimum(),
                settings.maximum(),
                queuedGlobally + queued(),
                completed() - completedBefore,
                injected,
                addedForBlocking);
    }

    /** Counts from zero again. */
    synchronized void resetCounts() {
        completedBefore = completed();
        injected = 0;
        addedForBlocking = 0;
    }
}
