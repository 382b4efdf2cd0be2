package dev.heddle.tasks;

import java.lang.StackWalker.StackFrame;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses to suspend a body that holds a monitor (SEMANTICS A10): the JVM would leave it to the old thread.
 *
 * <p>To ask the JVM which monitors a thread holds stops all threads for a moment. But what the frames of a stack hold
 * depends on where they stand only, since javac's monitors are left where they were entered: so each stack is asked for
 * once, and known again by its methods and places.
 */
final class HeldMonitors {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final String BODY = AsyncTask.class.getName();

    /** So many stacks are remembered, then all are forgotten. */
    private static final int MOST_STACKS = 10_000;

    private static final Set<Long> HOLDING_NOTHING = ConcurrentHashMap.newKeySet();

    static volatile boolean always;

    /** So many more suspensions are looked at; approximately, where several threads count at once. */
    static volatile int next;

    private HeldMonitors() {}

    /** Whether a suspension is to be looked at. Counts it. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // to be out by one does no harm
    static boolean isWanted() {
        if (next > 0) {
            next--;
            return true;
        }
        return always;
    }

    /** Throws if the innermost body on the current thread's stack has entered a monitor and not left it. */
    static void check(Thread current) {
        Long stack = WALKER.walk(HeldMonitors::fingerprint);
        if (HOLDING_NOTHING.contains(stack)) {
            return;
        }
        ask(current);
        if (HOLDING_NOTHING.size() >= MOST_STACKS) {
            HOLDING_NOTHING.clear();
        }
        HOLDING_NOTHING.add(stack);
    }

    /** Of the frames of the innermost body. */
    private static long fingerprint(Stream<StackFrame> frames) {
        long print = 0;
        for (Iterator<StackFrame> each = frames.iterator(); each.hasNext(); ) {
            StackFrame frame = each.next();
            if (frame.getDeclaringClass() == AsyncTask.class
                    && frame.getMethodName().equals("run")) {
                return print;
            }
            print = mix(print, System.identityHashCode(frame.getDeclaringClass()));
            print = mix(print, frame.getMethodName().hashCode());
            print = mix(print, frame.getDescriptor().hashCode());
            print = mix(print, frame.getByteCodeIndex());
        }
        return print;
    }

    private static long mix(long print, int part) {
        return (Long.rotateLeft(print, 23) ^ part) * 0x9E3779B97F4A7C15L;
    }

    private static void ask(Thread current) {
        ThreadInfo info = THREADS.getThreadInfo(new long[] {current.threadId()}, true, false)[0];
        if (info == null) {
            return; // a virtual thread's monitors cannot be asked for
        }
        int entry = depthOfBody(info.getStackTrace());
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            if (monitor.getLockedStackDepth() < entry) {
                StackTraceElement place = monitor.getLockedStackFrame();
                throw new AwaitException("await while holding the monitor of a " + monitor.getClassName()
                        + " (synchronized at " + AsyncTraces.place(place)
                        + ") would leave it locked by a thread that has gone. Await before or after that. To keep others out"
                        + " meanwhile, use a Semaphore, which no thread owns.");
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
