package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at who has the lock that a platform thread waits for, and at what the waiting one holds itself: no event of the JVM
 * tells either. A look stops the thread for a moment, so there are few. For the sampler, which guards it.
 */
final class LockLooks {
    private static final int MOST_A_TICK = 2;
    private static final long PAUSE_NANOS = 100_000_000;

    private final ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Thread, Long> looked = new HashMap<>();
    private int left;

    /** A new round. */
    void begin() {
        left = MOST_A_TICK;
        looked.keySet().removeIf(thread -> !thread.isAlive());
    }

    /** Tells of a thread that waits for a lock, if it was not looked at just now. */
    void at(Thread thread, Thread.State state) {
        if (left == 0 || !waitsForLock(thread, state)) {
            return;
        }
        long now = System.nanoTime();
        @Nullable Long before = looked.get(thread);
        if (before == null || now - before >= PAUSE_NANOS) {
            looked.put(thread, now);
            left--;
            commit(thread, beans.getThreadInfo(new long[] {thread.threadId()}, true, false)[0], false);
        }
    }

    static boolean waitsForLock(Thread thread, Thread.State state) {
        return switch (state) {
            case BLOCKED -> true;
            case WAITING, TIMED_WAITING -> {
                @Nullable Object blocker = LockSupport.getBlocker(thread);
                yield blocker != null
                        && blocker.getClass().getName().startsWith("java.util.concurrent.locks.Reentrant");
            }
            default -> false;
        };
    }

    /** Tells of all threads that, says the JVM, wait for each other for ever. */
    void atDeadlocks(List<Thread> live) {
        long @Nullable [] ids = beans.findDeadlockedThreads();
        if (ids == null) {
            return;
        }
        Map<Long, Thread> byId = live.stream().collect(Collectors.toMap(Thread::threadId, thread -> thread));
        for (ThreadInfo info : beans.getThreadInfo(ids, true, false)) {
            @Nullable Thread thread = info == null ? null : byId.get(info.getThreadId());
            if (thread != null) {
                commit(thread, info, true);
            }
        }
    }

    private static void commit(Thread thread, @Nullable ThreadInfo info, boolean deadlocked) {
        if (info == null || info.getLockInfo() == null) {
            return; // it goes on by now
        }
        @Nullable Thread owner = owner(info.getLockOwnerId());
        var event = new TraceEvents.LockWait();
        event.thread = thread;
        event.stack = StackText.of(info.getStackTrace());
        event.lock = WaitDetail.simple(info.getLockInfo().getClassName());
        event.lockId = info.getLockInfo().getIdentityHashCode();
        event.owner = owner;
        event.ownerStack = owner == null ? "" : StackText.of(owner.getStackTrace());
        event.held = Arrays.stream(info.getLockedMonitors())
                .filter(monitor -> !isSame(monitor, info.getLockInfo()))
                .map(monitor -> WaitDetail.simple(monitor.getClassName()) + " " + monitor.getIdentityHashCode())
                .collect(Collectors.joining("\n"));
        event.deadlocked = deadlocked;
        event.commit();
    }

    private static boolean isSame(MonitorInfo monitor, LockInfo lock) {
        return monitor.getIdentityHashCode() == lock.getIdentityHashCode();
    }

    private static @Nullable Thread owner(long id) {
        return id <= 0
                ? null
                : ThreadSampler.platformThreads().stream()
                        .filter(thread -> thread.threadId() == id)
                        .findFirst()
                        .orElse(null);
    }
}
