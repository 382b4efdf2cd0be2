package dev.heddle.tasks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool of background threads that are made on demand, up to the number of processors, and retire when idle (SEMANTICS
 * P1). When work is queued and none was taken for a while, it adds one thread beyond that number (SEMANTICS P2). Any
 * thread may use it.
 */
public final class ThreadPool implements Executor {
    private final String name;
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition never = lock.newCondition();
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final BitSet numbers = new BitSet();
    private int threads;
    private int idle;
    private long taken;
    private long completed;
    private long injected;
    private @Nullable Thread watcher;

    /**
     * How a pool behaves.
     *
     * @param minimum threads that are made without delay when there is work for them
     * @param maximum threads at most
     * @param starvation how long queued work waits untaken before a thread is added
     * @param keepAlive how long a thread without work stays
     */
    record Settings(int minimum, int maximum, Duration starvation, Duration keepAlive) {}

    /**
     * What a pool has done so far, and what it is doing.
     *
     * @param threads threads alive
     * @param idleThreads threads without work
     * @param queueLength pieces of work that wait for a thread
     * @param completed pieces of work done
     * @param injected threads added because of starvation
     */
    public record Statistics(int threads, int idleThreads, int queueLength, long completed, long injected) {}

    ThreadPool(String name, Settings settings) {
        this.name = name;
        this.settings = settings;
    }

    /** The pool that {@code Task.run} and resumptions without a context use: threads {@code pool-1}, {@code pool-2}, … */
    public static ThreadPool shared() {
        return Shared.POOL;
    }

    /** What traces call it. */
    public String name() {
        return name;
    }

    /** Figures of one moment. */
    public Statistics statistics() {
        lock.lock();
        try {
            return new Statistics(threads, idle, queue.size(), completed, injected);
        } finally {
            lock.unlock();
        }
    }

    /** Queues the work of {@code Task.run}. */
    <T extends @Nullable Object> Task<T> queue(RunTask<T> task) {
        return task.queueTo(this, name);
    }

    /** Queues work. What it throws goes to its thread's uncaught exception handler. */
    @Override
    public void execute(Runnable runnable) {
        lock.lock();
        try {
            queue.add(runnable);
            if (queue.size() <= idle) {
                work.signal();
            } else if (threads < settings.minimum) {
                addThread();
            } else if (watcher == null) {
                watcher = LibraryThreads.named(name + "-watcher").start(this::watchForStarvation);
            }
        } finally {
            lock.unlock();
        }
    }

    private void addThread() {
        int number = numbers.nextClearBit(1);
        Thread thread = LibraryThreads.named(name + "-" + number).unstarted(() -> serve(number));
        thread.start();
        numbers.set(number);
        threads++;
    }

    private void serve(int number) {
        for (Runnable next = take(number); next != null; next = take(number)) {
            MessageQueue.run(next);
            Thread.interrupted(); // an interrupt was meant for the work, not for the thread's next
            countCompleted();
        }
    }

    private void countCompleted() {
        lock.lock();
        try {
            completed++;
        } finally {
            lock.unlock();
        }
    }

    /** The next piece of work; null when none came for long: the thread is then already counted out. */
    private @Nullable Runnable take(int number) {
        lock.lock();
        try {
            long patience = settings.keepAlive.toNanos();
            while (queue.isEmpty()) {
                if (patience <= 0) {
                    threads--;
                    numbers.clear(number);
                    return null;
                }
                patience = waitForWork(patience);
            }
            taken++;
            return queue.remove();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private long waitForWork(long patience) {
        idle++;
        try {
            return work.awaitNanos(patience);
        } catch (InterruptedException e) {
            return patience;
        } finally {
            idle--;
        }
    }

    /** Lives as long as work is queued that no idle thread will take. */
    private void watchForStarvation() {
        lock.lock();
        try {
            while (!queue.isEmpty()) {
                long before = taken;
                pause(settings.starvation.toNanos());
                if (taken == before && !queue.isEmpty() && threads < settings.maximum) {
                    injected++;
                    addThread();
                }
            }
        } finally {
            watcher = null;
            lock.unlock();
        }
    }

    private void pause(long nanos) {
        long rest = nanos;
        while (rest > 0) {
            try {
                rest = never.awaitNanos(rest);
            } catch (InterruptedException e) {
                return; // looks a little early
            }
        }
    }

    private static final class Shared {
        private static final int CORES = Runtime.getRuntime().availableProcessors();
        static final ThreadPool POOL = new ThreadPool(
                "pool", new Settings(CORES, Math.max(1000, CORES), Duration.ofMillis(500), Duration.ofSeconds(20)));
    }
}
