package dev.heddle.trace;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread, from tick to tick of the sampler: whether it used CPU time, and where it was seen while it did not. For
 * one thread at a time.
 */
final class WatchedThread {
    /** A thread that used no more than one part in this many of a period counts as quiet. */
    private static final int QUIET_SHARE = 20;

    private final Thread thread;
    private long cpu;
    private boolean unseen = true;
    private long begun;
    private TraceEvents.ThreadQuiet stretch = new TraceEvents.ThreadQuiet();
    private boolean seenInNative;

    /** Since when it has been as quiet as it is, through all stretches that were told of it at looks. */
    private long quietSince;

    private long leadToQuiet;

    WatchedThread(Thread thread) {
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
        } else if (stretch.stack != null && stretch.claimedToRun() && used > 0 && !seenInNative) {
            commitStretch(); // it had a core for a moment, and may wait elsewhere by now
            quietFrom(0);
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
            StackTraceElement[] stack = withStack ? thread.getStackTrace() : new StackTraceElement[0];
            seenInNative = stack.length > 0 && stack[0].isNativeMethod();
            stretch.stack = withStack ? StackText.of(stack) : "";
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
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private @Nullable String blocker() {
        var info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
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
