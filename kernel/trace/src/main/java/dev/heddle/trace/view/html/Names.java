package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import java.util.HashMap;
import java.util.Map;

/** What threads and tasks are called, by id; empty for an id that the trace does not name. */
record Names(Map<Long, String> threads, Map<Long, String> tasks) {
    static Names of(ThreadTrace trace) {
        Map<Long, String> threads = new HashMap<>();
        trace.threads().forEach(lane -> threads.put(lane.id(), lane.name()));
        Map<Long, String> tasks = new HashMap<>();
        trace.tasks().forEach(task -> tasks.put(task.id(), task.name()));
        return new Names(threads, tasks);
    }

    String thread(long id) {
        return threads.getOrDefault(id, "");
    }

    String task(long id) {
        return tasks.getOrDefault(id, "");
    }
}
