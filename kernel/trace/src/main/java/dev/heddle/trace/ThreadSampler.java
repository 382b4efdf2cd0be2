package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches every platform thread's CPU time while anything is traced, for what the JVM emits no event about.
 *
 * <p>Selectors, {@code accept} and other native waits have no JFR event, and any other wait has its event only when it
 * ends. A thread that uses no CPU is not running; the sampler commits {@code heddle.ThreadQuiet} for such a stretch,
 * with the stack seen in it, when it ends (where the thread claims to be runnable) or when a trace ends (whatever its
 * state). The edges of a stretch are exact to one sampling period, which grows with the trace: there is more to look at,
 * and less to see of a moment. Thread-safe.
 */
final class ThreadSampler {
    private static final ThreadSampler SHARED = new ThreadSampler();
    static final String THREAD_NAME = "heddle-sampler";

    /** The period is one part in this many of the time since the latest trace began, but never less than at first. */
    private static final int SHARE_OF_TRACE = 100;

    /** The sampler itself may use one part in this many of a core. */
    private static final int COST_DIVISOR = 20;

    private static final long STACK_BUDGET_NANOS = 1_000_000_000;

    private final ThreadMXBean cpuTimes = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Thread, WatchedThread> watched = new HashMap<>();
    private int users;
    private long latestBegin;
    private long lastTick;
    private long threadsStarted = -1;
    private List<Thread> live = List.of();
    private final LockLooks lockLooks = new LockLooks();
    private @Nullable Thread thread;

    private ThreadSampler() {}

    static ThreadSampler shared() {
        return SHARED;
    }

    /** Starts watching, for one more user. */
    synchronized void acquire() {
        tick();
        latestBegin = System.nanoTime();
        long deadline = latestBegin + STACK_BUDGET_NANOS;
        for (WatchedThread one : watched.values()) {
            one.commitCpu();
            one.noteWait(System.nanoTime() - deadline < 0);
        }
        if (users++ == 0) {
            thread = Thread.ofPlatform()
                    .group(rootGroup())
                    .name(THREAD_NAME)
                    .daemon()
                    .start(this::run);
        }
    }

    /** Commits all that is known by now. */
    synchronized void tell() {
        tick();
        long deadline = System.nanoTime() + STACK_BUDGET_NANOS;
        for (WatchedThread one : watched.values()) {
            one.commitCpu();
            one.commitOpen(System.nanoTime() - deadline < 0);
        }
        lockLooks.atDeadlocks(live);
    }

    /** Commits all that is known by now and stops watching, for one user. */
    synchronized void release() {
        tell();
        if (--users == 0 && thread != null) {
            thread.interrupt();
            thread = null;
            watched = new HashMap<>();
            live = List.of();
            threadsStarted = -1;
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(Duration.ofNanos(sample()));
            }
        } catch (InterruptedException endOfTrace) {
            // the last user is gone
        }
    }

    /** Samples once; returns for how long to pause, in nanoseconds, so that thousands of threads cost no more. */
    private synchronized long sample() {
        long period =
                Math.max(RecordingSettings.SAMPLING.toNanos(), (System.nanoTime() - latestBegin) / SHARE_OF_TRACE);
        if (thread != Thread.currentThread()) {
            return period;
        }
        long begin = cpuTimes.getCurrentThreadCpuTime();
        tick();
        long cost = cpuTimes.getCurrentThreadCpuTime() - begin;
        return Math.max(period, cost * COST_DIVISOR);
    }

    private void tick() {
        long now = System.nanoTime();
        long period = now - lastTick;
        lastTick = now;
        List<Thread> all = liveThreads();
        long[] cpu = cpuTimes.getThreadCpuTime(
                all.stream().mapToLong(Thread::threadId).toArray());
        Map<Thread, WatchedThread> next = HashMap.newHashMap(all.size());
        for (int i = 0; i < all.size(); i++) {
            Thread each = all.get(i);
            WatchedThread known = watched.remove(each);
            if (known == null) {
                known = new WatchedThread(each);
                known.seen(Math.max(0, cpu[i]), users == 0 ? 0 : period);
            } else if (cpu[i] >= 0) {
                known.seen(cpu[i], period);
            }
            next.put(each, known);
        }
        if (users > 0) {
            lockLooks.round(all);
        }
        watched.values().forEach(WatchedThread::commitStretch);
        watched = next;
    }

    /** To list all threads costs as much as to look at them; as long as none was started, the last list holds them all. */
    private List<Thread> liveThreads() {
        long started = cpuTimes.getTotalStartedThreadCount();
        if (started == threadsStarted) {
            live = live.stream().filter(Thread::isAlive).toList();
        } else {
            threadsStarted = started;
            live = platformThreads();
        }
        return live;
    }

    /** All that live now. */
    static List<Thread> platformThreads() {
        ThreadGroup root = rootGroup();
        Thread[] found = new Thread[root.activeCount() + 16];
        int count = root.enumerate(found);
        while (count == found.length) {
            found = new Thread[found.length * 2];
            count = root.enumerate(found);
        }
        return Arrays.asList(found).subList(0, count);
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
