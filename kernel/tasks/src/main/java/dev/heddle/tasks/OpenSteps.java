package dev.heddle.tasks;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Tells, when a recording or a chunk of it ends, which steps are not over, and which threads are held for ever: their own
 * events come when they end, so what hangs would have none. Costs nothing before that.
 */
final class OpenSteps {
    private static final Set<ThreadState> STATES =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    static {
        FlightRecorder.addPeriodicEvent(TaskEvents.TaskStepOpen.class, OpenSteps::tell);
    }

    private OpenSteps() {}

    /** From now on, tells of this thread's steps too. Takes some milliseconds the first time in a JVM. */
    static void watch(ThreadState state) {
        STATES.add(state);
    }

    private static void tell() {
        List<ThreadState> states;
        synchronized (STATES) {
            states = List.copyOf(STATES);
        }
        for (ThreadState state : states) {
            @Nullable Task<?> task = state.task; // may be over by now: its own event then says so
            if (task != null) {
                TaskEvents.open(task, state.thread);
            }
        }
        Deadlocks.tell();
    }
}
