package dev.heddle.trace;

import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Unfinished;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the work that outlives traced code: looks at the trace again and again until all is over, or the grace is.
 * Thread-safe.
 */
final class Outliving {
    /** How long to wait between two looks, at least. */
    private static final long PAUSE_NANOS = 20_000_000;

    /** Looks take at most one part in so many of the time, each as much as drawing a picture. */
    private static final int LOOK_DIVISOR = 4;

    private static final int MOST_COLLECTIONS = 2;

    /** What is found where a task told of an error that nobody looked at. */
    private static final String LOST_ERROR = "H06";

    private final long traceId;
    private final TraceOptions options;
    private final long latestThread = Thread.ofPlatform().unstarted(() -> {}).threadId();
    private volatile @Nullable Thread waiting;
    private int collections;

    /** For a trace that begins now. */
    Outliving(long traceId, TraceOptions options) {
        this.traceId = traceId;
        this.options = options;
    }

    /** Makes a trace of all that was recorded so far. */
    interface Look {
        ThreadTrace upToNow() throws IOException;
    }

    boolean isWaiting() {
        return waiting != null;
    }

    /** Ends the waiting; false when nobody waits. */
    boolean cut() {
        @Nullable Thread waits = waiting;
        if (waits != null) {
            waiting = null;
            waits.interrupt();
        }
        return waits != null;
    }

    /** The trace with all that could be waited for. An interrupt ends the waiting, and is kept. */
    ThreadTrace trace(Look look) throws IOException {
        waiting = Thread.currentThread();
        try {
            return traceOnceAllIsOver(look);
        } finally {
            waiting = null;
        }
    }

    private ThreadTrace traceOnceAllIsOver(Look look) throws IOException {
        long end = System.nanoTime() + options.grace().toNanos();
        long pause = PAUSE_NANOS;
        long seen = System.nanoTime();
        List<Thread> alive = ThreadSampler.platformThreads();
        ThreadTrace trace = look.upToNow();
        boolean again = isUnfinished(trace, alive) || needsSecondLook(trace, alive);
        while (again && seen - end < 0) {
            boolean interrupted = !slept(Math.clamp(end - System.nanoTime(), 0, pause));
            var still = new TraceEvents.WorkAfter();
            still.traceId = traceId;
            still.commit();
            seen = System.nanoTime();
            alive = ThreadSampler.platformThreads();
            trace = look.upToNow();
            again = isUnfinished(trace, alive) || collectsFailures(trace);
            pause = Math.max(pause, (System.nanoTime() - seen) * LOOK_DIVISOR);
            if (interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return trace;
    }

    /** Whether something may be known a moment later that is not yet. */
    private boolean needsSecondLook(ThreadTrace trace, List<Thread> alive) {
        boolean failuresToTell = collectsFailures(trace);
        return failuresToTell || hasNewcomers(trace, alive) || keepsAlive(alive);
    }

    /**
     * Who waits for a thread to end goes on before the JVM has recorded that it did; it is not alive by then. Where events
     * were lost the end of any work may be among them: only a thread that lives is known to go on.
     */
    private static boolean isUnfinished(ThreadTrace trace, List<Thread> alive) {
        Unfinished unfinished = Unfinished.of(trace.threads(), trace.tasks(), trace.wall());
        Set<Long> ids = alive.stream().map(Thread::threadId).collect(Collectors.toSet());
        boolean whole = trace.totals().eventsLost() == 0;
        return (whole && unfinished.tasks() > 0)
                || unfinished.threads().stream().anyMatch(lane -> lane.isVirtual() ? whole : ids.contains(lane.id()));
    }

    /** The JVM records the start of a thread when it begins to run, which may be some time after it was started. */
    private boolean hasNewcomers(ThreadTrace trace, List<Thread> alive) {
        Set<Long> known = trace.threads().stream().map(ThreadLane::id).collect(Collectors.toSet());
        return alive.stream().anyMatch(thread -> !known.contains(thread.threadId()) && isNew(thread));
    }

    /** A thread that keeps the JVM alive may be about to end: a second look tells. */
    private boolean keepsAlive(List<Thread> alive) {
        return alive.stream().anyMatch(thread -> !thread.isDaemon() && isNew(thread));
    }

    /**
     * A failed task that nobody refers to any more tells of its error when it is collected. So the garbage of a trace with
     * a failure is collected; what the task says then is seen with the next look. If it says nothing, once more: the worker
     * that ran the task may have been about to let go of it.
     */
    private boolean collectsFailures(ThreadTrace trace) {
        boolean failed = collections < MOST_COLLECTIONS
                && trace.tasks().stream().anyMatch(task -> task.outcome() == TaskRow.Outcome.FAULTED)
                && trace.findings(LOST_ERROR).isEmpty();
        if (failed) {
            collections++;
            System.gc();
        }
        return failed;
    }

    private boolean isNew(Thread thread) {
        ThreadIdentity who = ThreadIdentity.of(thread);
        return thread.threadId() > latestThread
                && !who.isMachinery()
                && !who.isCarrier()
                && !options.ignored().matches(who.name(), who.group());
    }

    /** Whether it slept to the end; else the interrupt is taken. */
    private static boolean slept(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }
}
