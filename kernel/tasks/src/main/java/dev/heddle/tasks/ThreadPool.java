package dev.heddle.tasks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * .NET's thread pool: background threads that are made on demand, up to a minimum that is the number of processors, and
 * retire when idle (SEMANTICS P1). More are added, up to a maximum, while work stands still (SEMANTICS P2) and while
 * threads of the pool wait for tasks (SEMANTICS P3). Any thread may use it.
 *
 * <p><b>Order.</b> What is queued from outside, by {@link #execute} and by {@link Task#yield()} goes to one queue, first
 * in, first out. What {@code run} and resumptions queue on a thread of the pool goes to a queue of that thread, last in,
 * first out. A thread looks into its own queue, then into the common one, then it takes the oldest piece of another's.
 *
 * <p><b>Waking.</b> To queue is to put the work into a queue and to raise a flag, if it is not up: <em>somebody will look
 * into the queues</em>. Who raises it counts one more thread as working, if one may, and wakes or makes that thread. A
 * thread takes the flag down before it looks; if it finds work, and there is more, it raises the flag for the next to
 * help before it begins. So a burst of work costs one wake-up for each thread that helps and not one for each piece,
 * and queueing to a busy pool costs only the queue. A thread that has found nothing is counted out and then looks at the
 * flag once more: either it sees the flag or who raised it sees the thread counted out. No work is lost in between.
 */
public final class ThreadPool implements Executor, AutoCloseable {
    private static final VarHandle REQUESTED;

    static {
        try {
            REQUESTED = MethodHandles.lookup().findVarHandle(ThreadPool.class, "requested", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final ThreadCounts counts;
    final Queue<Runnable> global = new ConcurrentLinkedQueue<>();
    final IdleWorkers idle = new IdleWorkers(this);
    final PoolGate gate = new PoolGate(this);
    final ThreadGoal goal;

    private final PoolWorkers workers = new PoolWorkers(this);

    private final String name;
    private final PoolSettings initial;
    private volatile boolean closed;

    /** How often it was reset: threads from before go as soon as they are idle. */
    private volatile int generation;

    /** Whether a thread, or the gate, is to look into the queues. */
    private volatile boolean requested;

    /**
     * What a pool has done since it was made or {@linkplain #reset() reset}, and what it is doing.
     *
     * @param threads threads alive
     * @param idleThreads threads without work
     * @param minimum threads that are made without delay
     * @param maximum threads at most
     * @param queueLength pieces of work that wait for a thread
     * @param completed pieces of work done
     * @param injected threads added beyond the minimum because work stood still (SEMANTICS P2)
     * @param addedForBlocking threads added beyond the minimum because others waited for tasks (SEMANTICS P3)
     */
    public record Statistics(
            int threads,
            int idleThreads,
            int minimum,
            int maximum,
            long queueLength,
            long completed,
            long injected,
            long addedForBlocking) {}

    private ThreadPool(String name, PoolSettings settings) {
        this.name = name;
        this.initial = settings;
        this.goal = new ThreadGoal(this, settings);
        this.counts = new ThreadCounts(settings.minimum());
    }

    /** The pool that {@code Task.run} and resumptions without a context use: threads {@code pool-1}, {@code pool-2}, … */
    public static ThreadPool shared() {
        return Shared.POOL;
    }

    /** Makes a pool of its own, with threads {@code name-1}, {@code name-2}, … */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** What traces call it. */
    public String name() {
        return name;
    }

    /**
     * Figures of one moment. Who works meanwhile is not held up, so they may differ by what happens in that moment; a
     * piece of work is counted as completed shortly after its task is.
     */
    public Statistics statistics() {
        return workers.statistics(goal.settings(), global.size());
    }

    /**
     * Queues work behind all that is queued: .NET's {@code QueueUserWorkItem}. It sees the async locals of now
     * (SEMANTICS S3). What it throws goes to its thread's uncaught exception handler.
     *
     * @throws RejectedExecutionException if the pool is closed
     */
    @Override
    public void execute(Runnable work) {
        requireOpen();
        LocalValues locals = ThreadState.current().locals();
        queue(locals == null ? work : () -> runWith(locals, work), null);
    }

    private static void runWith(LocalValues locals, Runnable work) {
        ThreadState.current().locals(locals); // the worker clears them
        work.run();
    }

    /**
     * Queues work, as {@link Task#run(Callable)} does to the shared pool. An async body that it starts and that has no
     * context goes on on the shared pool after an await.
     *
     * @throws RejectedExecutionException if the pool is closed
     */
    public <T extends @Nullable Object> Task<T> run(Callable<T> work) {
        return queue(RunTask.of(null, work, CancellationToken.none()));
    }

    /** Queues work without a value, as {@link #run(Callable)} does. */
    public Task<Void> run(Action work) {
        return queue(RunTask.of(null, Callables.of(work), CancellationToken.none()));
    }

    /** Queues work that gives a future, as {@link #run(Callable)} does; the task ends as that future does. */
    public <T extends @Nullable Object> Task<T> run(AsyncCallable<T> work) {
        return queue(RunTask.unwrapping(null, work, CancellationToken.none()));
    }

    /** As {@link #run(Callable)}, under the name that traces show. */
    public <T extends @Nullable Object> Task<T> run(String name, Callable<T> work) {
        return queue(RunTask.of(name, work, CancellationToken.none()));
    }

    /** As {@link #run(Action)}, under the name that traces show. */
    public Task<Void> run(String name, Action work) {
        return queue(RunTask.of(name, Callables.of(work), CancellationToken.none()));
    }

    /** As {@link #run(AsyncCallable)}, under the name that traces show. */
    public <T extends @Nullable Object> Task<T> run(String name, AsyncCallable<T> work) {
        return queue(RunTask.unwrapping(name, work, CancellationToken.none()));
    }

    /**
     * Sets how many threads are made without delay.
     *
     * @throws IllegalArgumentException if that is less than 1 or more than the maximum (where .NET gives false)
     */
    public void setMinThreads(int threads) {
        goal.minimum(threads);
        admitRequested();
    }

    /**
     * Sets how many threads there may be. Threads that are too many end their piece of work first.
     *
     * @throws IllegalArgumentException if that is less than the minimum or more than 32767 (where .NET gives false)
     */
    public void setMaxThreads(int threads) {
        goal.maximum(threads);
        admitRequested();
    }

    /**
     * Brings the pool back to where it began: minimum and maximum as they were, figures at zero, threads without work
     * gone. Nothing that is queued or runs is lost; threads that are too many end their piece of work first.
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // under the monitor
    public synchronized void reset() {
        generation++;
        goal.reset(initial);
        admitRequested();
        idle.dismissAll();
        workers.resetCounts();
    }

    /**
     * Takes no new work, finishes what is queued, and lets the threads end; does not wait for that.
     *
     * @throws UnsupportedOperationException for the shared pool
     */
    @Override
    public void close() {
        if (this == Shared.POOL) {
            throw new UnsupportedOperationException("the shared pool cannot be closed; reset() brings it back");
        }
        closed = true;
        idle.dismissAll();
    }

    void requireOpen() {
        if (closed) {
            throw new RejectedExecutionException("the pool " + name + " is closed and takes no new work");
        }
    }

    int generation() {
        return generation;
    }

    /** How many nanoseconds a thread that is not needed stays. */
    long patience() {
        return closed ? 0 : goal.settings().keepAliveNanos();
    }

    /** How many nanoseconds a worker without work stays. */
    long patience(PoolWorker worker) {
        return worker.generation == generation ? patience() : 0;
    }

    /** Queues the work of {@code Task.run} (SEMANTICS R1). */
    <T extends @Nullable Object> Task<T> queue(RunTask<T> task) {
        requireOpen();
        return task.queueTo(work -> queue(work, ThreadState.current().worker), name);
    }

    /** Queues work: near the worker that asks, if it is one of this pool, else behind all that is queued. */
    void queue(Runnable work, @Nullable PoolWorker near) {
        if (near != null && near.pool == this) {
            near.local.push(work);
        } else {
            global.add(work);
        }
        request();
    }

    /** Makes sure that somebody will look into the queues. */
    void request() {
        if (!requested && REQUESTED.compareAndSet(this, false, true) && !idle.isLooking()) {
            admit();
        }
    }

    /** The caller will look into the queues now. */
    void takeRequest() {
        requested = false;
    }

    boolean isRequested() {
        return requested;
    }

    /** Lets one more thread work, if one is asked for and may. */
    void admitRequested() {
        if (requested) {
            admit();
        }
    }

    private void admit() {
        switch (counts.admit()) {
            case FULL -> gate.watch();
            case WAKE -> idle.wake();
            case START -> start();
        }
    }

    private void start() {
        int threads = counts.threads();
        PoolWorkers.Reason reason = goal.reasonFor(threads);
        PoolWorker worker = workers.add();
        workers.countAdded(reason, 1); // before it runs: what it does may ask
        try {
            worker.thread.start();
        } catch (Throwable e) { // the system gives no more threads
            workers.countAdded(reason, -1);
            workers.remove(worker);
            counts.startFailed();
            if (counts.threads() == 0) {
                requested = false; // the next who queues tries again
                throw e;
            }
            return;
        }
        if (reason != PoolWorkers.Reason.DEMAND) {
            TaskEvents.threadInjected(name, threads, reason.label);
        }
    }

    /** A worker is about to wait for a task: one more may work meanwhile. */
    void beginWait() {
        goal.beginWait();
        admitRequested();
    }

    void endWait() {
        goal.endWait();
    }

    /** Counts out a worker without work, unless it is expected. */
    boolean countOut(PoolWorker worker) {
        if (!goal.retire()) {
            return false;
        }
        workers.remove(worker);
        return true;
    }

    boolean hasQueued() {
        return !global.isEmpty() || workers.haveQueued();
    }

    /** Whether work is queued that somebody asked a thread for; a request for what is gone is taken back. */
    boolean workWaits() {
        if (requested && !hasQueued()) {
            requested = false;
            if (hasQueued()) { // came in between
                request();
            }
        }
        return requested;
    }

    long taken() {
        return workers.taken();
    }

    PoolWorker[] workers() {
        return workers.all();
    }

    /** What a pool of its own is to be. */
    public static final class Builder {
        private final String name;
        private int minimum = Runtime.getRuntime().availableProcessors();
        private int maximum = ThreadCounts.LIMIT;
        private Duration starvationDelay = Duration.ofMillis(500);
        private Duration keepAlive = Duration.ofSeconds(20);

        private Builder(String name) {
            this.name = name;
        }

        /** Threads that are made without delay when there is work for them; the number of processors if not given. */
        public Builder minimumThreads(int threads) {
            minimum = threads;
            return this;
        }

        /** Threads at most; 32767 if not given. */
        public Builder maximumThreads(int threads) {
            maximum = threads;
            return this;
        }

        /** How long queued work stands still before a thread is added; 500 ms if not given. */
        public Builder starvationDelay(Duration time) {
            starvationDelay = time;
            return this;
        }

        /** How long a thread without work stays; 20 s if not given. */
        public Builder keepAlive(Duration time) {
            keepAlive = time;
            return this;
        }

        /**
         * Makes the pool; its threads are made when there is work for them.
         *
         * @throws IllegalArgumentException if what was given is not possible, saying what
         */
        public ThreadPool build() {
            return new ThreadPool(name, new PoolSettings(minimum, maximum, starvationDelay, keepAlive));
        }
    }

    private static final class Shared {
        static final ThreadPool POOL = builder("pool").build();
    }
}
