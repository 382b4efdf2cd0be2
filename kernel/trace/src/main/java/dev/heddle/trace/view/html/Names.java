package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import java.util.HashMap;
import java.util.Map;

/** What threads and tasks are called, by id; empty for an id that the trace does not name. */
record Names(Map<Long, String> threads, Map<Long, String> tasks, Carriers carriers) {
    static Names of(ThreadTrace trace) {
        Map<Long, String> threads = HashMap.newHashMap(trace.threads().size());
        trace.threads().forEach(lane -> threads.put(lane.id(), lane.name()));
        Map<Long, String> tasks = new HashMap<>();
        trace.tasks().forEach(task -> {
            // A virtual thread is called the same there and here, and there may be a million.
            if (!isVirtualThread(task.id())) {
                tasks.put(task.id(), task.name());
            }
        });
        return new Names(threads, tasks, Carriers.of(trace));
    }

    String thread(long id) {
        return threads.getOrDefault(id, "");
    }

    String task(long id) {
        return isVirtualThread(id) ? thread(-id) : tasks.getOrDefault(id, "");
    }

    /** The carrier under a slice of a virtual thread. */
    String carrier(Slice slice) {
        return carriers.under(slice);
    }

    /** A virtual thread is a thread and a task at once: as a task it has the negative of its thread's id. */
    static boolean isVirtualThread(long task) {
        return task < 0;
    }
}
