package dev.heddle.trace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** The events that tracing itself adds to a recording, so that a trace's clock and its CPU times are events too. */
final class TraceEvents {
    static final String WORK_AFTER = "heddle.WorkAfter";
    static final String LOOK = "heddle.TraceLook";
    static final String LOCK_WAIT = "heddle.LockWait";

    private TraceEvents() {}

    /** A trace, from begin to end. */
    @Name("heddle.Traced")
    @Label("Traced")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class Traced extends Event {
        @Label("Trace Id")
        long traceId;

        @Label("Title")
        @Nullable String title;

        @Label("Traced Thread")
        @Nullable Thread thread;

        @Label("Ended by That Thread Itself")
        boolean byItself;

        @Label("CPU Time")
        @Timespan
        long cpu;
    }

    /** A trace, from its begin to a look at it that was made while it went on. */
    @Name(LOOK)
    @Label("Look at a Trace")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class TraceLook extends Event {
        @Label("Trace Id")
        long traceId;

        @Label("Number of the Look")
        long look;

        @Label("Traced Thread")
        @Nullable Thread thread;

        @Label("CPU Time")
        @Timespan
        long cpu;
    }

    /** Time after the end of the traced code in which its work was waited for. */
    @Name(WORK_AFTER)
    @Label("Work After the Traced Code")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class WorkAfter extends Event {
        @Label("Trace Id")
        long traceId;
    }

    /** CPU time that a platform thread has used since it started. */
    @Name("heddle.ThreadCpu")
    @Label("Thread CPU Time")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class ThreadCpu extends Event {
        @Label("Thread")
        @Nullable Thread thread;

        @Label("CPU Time")
        @Timespan
        long cpu;

        @Label("Daemon")
        boolean daemon;
    }

    /** A platform thread was seen to wait for a lock. */
    @Name(LOCK_WAIT)
    @Label("Lock Wait")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class LockWait extends Event {
        @Label("Thread")
        @Nullable Thread thread;

        @Label("Stack")
        @Nullable String stack;

        @Label("Lock")
        @Nullable String lock;

        @Label("Lock Number")
        long lockId;

        @Label("Owner")
        @Nullable Thread owner;

        @Label("Stack of the Owner")
        @Nullable String ownerStack;

        @Label("Monitors Held")
        @Description("Class and number of each, one to a line")
        @Nullable String held;

        @Label("Deadlocked")
        boolean deadlocked;
    }

    /** A stretch in which a platform thread used next to no CPU, told by sampling. */
    @Name("heddle.ThreadQuiet")
    @Label("Thread Quiet")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class ThreadQuiet extends Event {
        @Label("Thread")
        @Nullable Thread thread;

        @Label("Thread State")
        @Nullable String state;

        @Label("Lead")
        @Timespan
        long lead;

        @Label("Tail")
        @Timespan
        long tail;

        @Label("Still Going On")
        boolean open;

        @Label("Quiet Before")
        @Timespan
        long quiet;

        @Label("Stack")
        @Nullable String stack;

        @Label("Waits For")
        @Nullable String blocker;

        boolean claimedToRun() {
            return Thread.State.RUNNABLE.name().equals(state);
        }
    }

    /** Never committed: its period is that in which {@link DiskWatch} looks. */
    @Name("heddle.DiskLook")
    @Label("Disk Look")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class DiskLook extends Event {}

    /** Nothing: what committing an event costs is measured with it. */
    @Name("heddle.Calibration")
    @Label("Calibration")
    @Category("Heddle")
    @Enabled(false)
    static final class Calibration extends Event {}
}
