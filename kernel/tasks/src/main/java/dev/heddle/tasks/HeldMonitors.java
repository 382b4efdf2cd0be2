package dev.heddle.tasks;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Refuses to suspend a body that holds a monitor (SEMANTICS A10): the JVM would leave it to the old thread. */
final class HeldMonitors {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String BODY = AsyncTask.class.getName();

    static volatile boolean refused;

    private HeldMonitors() {}

    /** Throws if the innermost body on the current thread's stack has entered a monitor and not left it. */
    static void check(Thread current) {
        ThreadInfo info = THREADS.getThreadInfo(new long[] {current.threadId()}, true, false)[0];
        if (info == null) {
            return; // a virtual thread's monitors cannot be asked for
        }
        int entry = depthOfBody(info.getStackTrace());
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            if (monitor.getLockedStackDepth() < entry) {
                throw new AwaitException("await while holding the monitor of a " + monitor.getClassName()
                        + " (synchronized at " + monitor.getLockedStackFrame()
                        + ") would leave it locked by a thread that has gone. Await before or after the block, or use a"
                        + " lock that is meant for it.");
            }
        }
    }

    private static int depthOfBody(StackTraceElement[] trace) {
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(BODY) && trace[i].getMethodName().equals("run")) {
                return i;
            }
        }
        return trace.length;
    }
}
