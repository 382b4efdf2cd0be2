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

    /** A thread that used no more than one part in this many of a period counts as quiet. */
    private static final int QUIET_SHARE = 20;

    /** The sampler itself may use one part in this many of a core. */
    private static final int COST_DIVISOR = 20;

    private static final long STACK_BUDGET_NANOS = 1_000_000_000;

    private final ThreadMXBean cpuTimes = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Thread, Watched> watched = new HashMap<>();
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
        for (Watched one : watched.values()) {
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
        for (Watched one : watched.values()) {
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
        Map<Thread, Watched> next = HashMap.newHashMap(all.size());
        for (int i = 0; i < all.size(); i++) {
            Thread each = all.get(i);
            Watched known = watched.remove(each);
            if (known == null) {
                known = new Watched(each);
                known.seen(Math.max(0, cpu[i]), users == 0 ? 0 : period);
            } else if (cpu[i] >= 0) {
                known.seen(cpu[i], period);
            }
            next.put(each, known);
        }
        if (users > 0) {
            lockLooks.round(all);
        }
        watched.values().forEach(Watched::commitStretch);
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

    /** One thread, from tick to tick. */
    private final class Watched {
        private final Thread thread;
        private long cpu;
        private boolean unseen = true;
        private long begun;
        private TraceEvents.ThreadQuiet stretch = new TraceEvents.ThreadQuiet();

        /** Since when it has been as quiet as it is, through all stretches that were told of it at looks. */
        private long quietSince;

        private long leadToQuiet;

        Watched(Thread thread) {
            this.thread = thread;
            begin();
            quietSince = begun;
        }

        void seen(long cpuNow, long period) {
            long used = period == 0 ? 0 : cpuNow - cpu;
            cpu = cpuNow;
            Thread.State state = thread.getState();
            if (unseen) {
                unseen = false;
                leadToQuiet = Math.max(0, period - used);
                stretch.lead = leadToQuiet;
            } else if (used > period / QUIET_SHARE) {
                endAfterRun(state, Math.max(0, period - used));
            } else if (stretch.stack != null && state == Thread.State.RUNNABLE != stretch.claimedToRun()) {
                commitStretch();
                quietFrom(0);
            } else if (stretch.stack == null && state == Thread.State.RUNNABLE && period > 0) {
                look(state, true);
            }
            stretch.end();
            if (used > 0) {
                commitCpu();
            }
        }

        /** Of a period that was partly quiet the quiet part goes before the run or after it, whichever fits. */
        private void endAfterRun(Thread.State state, long quiet) {
            boolean before = stretch.stack != null && state == Thread.State.RUNNABLE;
            stretch.tail = before ? quiet : 0;
            commitStretch();
            quietFrom(before ? 0 : quiet);
        }

        /** It is quiet from now on, and was perhaps for so long before. */
        private void quietFrom(long lead) {
            begin();
            stretch.lead = lead;
            leadToQuiet = lead;
            quietSince = begun;
        }

        private void begin() {
            stretch = new TraceEvents.ThreadQuiet();
            begun = System.nanoTime();
            stretch.begin();
        }

        /** A wait that began before the recording did will never have an event. */
        void noteWait(boolean mayTakeStack) {
            Thread.State state = thread.getState();
            if (stretch.stack == null && waits(state)) {
                begin();
                look(state, mayTakeStack);
            }
        }

        private void look(Thread.State state, boolean withStack) {
            if (thread != Thread.currentThread()) {
                stretch.thread = thread;
                stretch.state = state.name();
                stretch.stack = withStack ? StackText.of(thread.getStackTrace()) : "";
                stretch.blocker = LockLooks.waitsForLock(thread, state) ? blocker() : null;
            }
        }

        /** Most waits have events of their own: only what was looked at is told of. */
        void commitStretch() {
            if (stretch.stack != null) {
                stretch.commit();
                begin();
            }
        }

        /** What was looked at when it began may be another wait by now: both are told, the builder knows which ended. */
        void commitOpen(boolean mayTakeStack) {
            commitStretch();
            Thread.State state = thread.getState();
            if (waits(state)) {
                look(state, mayTakeStack);
                stretch.open = true;
                stretch.quiet = begun - quietSince;
                stretch.lead = leadToQuiet;
                stretch.end();
                commitStretch();
            }
        }

        private static boolean waits(Thread.State state) {
            return state == Thread.State.BLOCKED
                    || state == Thread.State.WAITING
                    || state == Thread.State.TIMED_WAITING;
        }

        private @Nullable String blocker() {
            var info = cpuTimes.getThreadInfo(thread.threadId());
            return info == null || info.getLockInfo() == null
                    ? null
                    : WaitDetail.lock(info.getLockInfo().getClassName(), info.getLockOwnerName());
        }

        void commitCpu() {
            var event = new TraceEvents.ThreadCpu();
            event.thread = thread;
            event.cpu = cpu;
            event.daemon = thread.isDaemon();
            event.commit();
        }
    }
}
