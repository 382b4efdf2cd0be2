package dev.heddle.trace;

import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Totals;
import java.util.List;

/**
 * What the threads and tasks of one traced piece of code did. Immutable, so any thread may use it.
 *
 * @param title what was traced: {@code In[4]}
 * @param totals the line of figures
 * @param cores processors that the JVM could use
 * @param threads the threads that ran any of it, in the order in which they are drawn
 * @param tasks the tasks, parents before children, in order of creation
 * @param handOffs from thread to thread, in order of time
 */
public record ThreadTrace(
        String title, Totals totals, int cores, List<ThreadLane> threads, List<TaskRow> tasks, List<HandOff> handOffs) {
    public ThreadTrace {
        threads = List.copyOf(threads);
        tasks = List.copyOf(tasks);
        handOffs = List.copyOf(handOffs);
    }
}
