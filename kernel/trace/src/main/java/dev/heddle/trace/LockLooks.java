package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    private static final int MOST_A_ROUND = 2;
    private static final long PAUSE_NANOS = 100_000_000;

    /** A lock that was not looked at for so long comes as one that never was. */
    private static final long MEMORY_NANOS = 10_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Thread, Long> lookedAtThreads = new HashMap<>();
    private final Map<Long, Long> lookedAtLocks = new HashMap<>();

    /** A thread that waits, and the number of the lock that it waits for; locks with the same one take turns. */
    private record Waiting(Thread thread, long lock) {}

    /**
     * A new round: tells of some of the threads that wait for a lock. The lock comes first that was not looked at for the
     * longest time, and of those who wait for it the thread; however many wait for one, they keep none from another.
     */
    void round(List<Thread> live) {
        List<Waiting> waiting = waiting(live);
        if (waiting.isEmpty() && lookedAtThreads.isEmpty() && lookedAtLocks.isEmpty()) {
            return; // as in most programs: what follows costs a busy core time that the trace would tell of
        }
        long now = System.nanoTime();
        lookedAtThreads.keySet().removeIf(thread -> !thread.isAlive());
        lookedAtLocks.values().removeIf(before -> now - before >= MEMORY_NANOS);
        for (int looks = 0; looks < MOST_A_ROUND; looks++) {
            @Nullable Waiting next = waiting.stream()
                    .filter(one -> isDue(one.thread, now))
                    .min(Comparator.comparingLong((Waiting one) -> lookedAtLocks.getOrDefault(one.lock, NEVER))
                            .thenComparingLong(one -> lookedAtThreads.getOrDefault(one.thread, NEVER)))
                    .orElse(null);
            if (next == null) {
                return;
            }
            lookedAtThreads.put(next.thread, now);
            lookedAtLocks.put(next.lock, now);
            commit(next.thread, beans.getThreadInfo(new long[] {next.thread.threadId()}, true, false)[0], false, live);
        }
    }

    private boolean isDue(Thread thread, long now) {
        @Nullable Long before = lookedAtThreads.get(thread);
        return before == null || now - before >= PAUSE_NANOS;
    }

    private List<Waiting> waiting(List<Thread> live) {
        List<Waiting> waiting = new ArrayList<>();
        List<Thread> atMonitors = new ArrayList<>();
        for (Thread thread : live) {
            Thread.State state = thread.getState();
            if (state == Thread.State.BLOCKED) {
                atMonitors.add(thread);
            } else if (waitsForLock(thread, state)) {
                waiting.add(new Waiting(thread, System.identityHashCode(LockSupport.getBlocker(thread))));
            }
        }
        if (!atMonitors.isEmpty()) {
            ThreadInfo[] infos = beans.getThreadInfo( // without stacks: no thread is stopped for it
                    atMonitors.stream().mapToLong(Thread::threadId).toArray());
            for (int i = 0; i < infos.length; i++) {
                @Nullable LockInfo monitor = infos[i] == null ? null : infos[i].getLockInfo();
                if (monitor != null) {
                    waiting.add(new Waiting(atMonitors.get(i), monitor.getIdentityHashCode()));
                }
            }
        }
        return waiting;
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
                commit(thread, info, true, live);
            }
        }
    }

    private void commit(Thread thread, @Nullable ThreadInfo info, boolean deadlocked, List<Thread> live) {
        if (info == null || info.getLockInfo() == null) {
            return; // it goes on by now
        }
        @Nullable Thread owner = owner(info.getLockOwnerId(), live);
        var event = new TraceEvents.LockWait();
        event.thread = thread;
        event.stack = StackText.of(info.getStackTrace());
        event.lock = WaitDetail.simple(info.getLockInfo().getClassName());
        event.lockId = info.getLockInfo().getIdentityHashCode();
        event.owner = owner;
        event.ownerStack = owner == null ? "" : stackWithLock(owner, thread);
        event.held = Arrays.stream(info.getLockedMonitors())
                .filter(monitor -> !isSame(monitor, info.getLockInfo()))
                .map(monitor -> WaitDetail.simple(monitor.getClassName()) + " " + monitor.getIdentityHashCode())
                .collect(Collectors.joining("\n"));
        event.deadlocked = deadlocked;
        event.commit();
    }

    /** The stack of a lock's owner, empty where it gave the lock away meanwhile: it tells nothing of the wait. */
    private String stackWithLock(Thread owner, Thread waiter) {
        StackTraceElement[] stack = owner.getStackTrace();
        @Nullable ThreadInfo after = beans.getThreadInfo(waiter.threadId());
        return after != null && after.getLockOwnerId() == owner.threadId() ? StackText.of(stack) : "";
    }

    private static boolean isSame(MonitorInfo monitor, LockInfo lock) {
        return monitor.getIdentityHashCode() == lock.getIdentityHashCode();
    }

    private static @Nullable Thread owner(long id, List<Thread> live) {
        return live.stream()
                .filter(thread -> thread.threadId() == id)
                .findFirst()
                .orElse(null);
    }
}
