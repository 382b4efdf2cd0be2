package dev.heddle.agent.truth;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found wrong with one trace. */
final class Violations {
    private final ThreadTrace trace;
    private final Map<Long, ThreadLane> lanes = new HashMap<>();
    private final Map<Long, TaskRow> rows = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    Violations(ThreadTrace trace) {
        this.trace = trace;
        trace.threads()
                .forEach(lane -> expect(lanes.put(lane.id(), lane) == null, "two lanes of one thread: " + lane.id()));
        trace.tasks().forEach(row -> expect(rows.put(row.id(), row) == null, "two rows of one task: " + row.id()));
    }

    ThreadTrace trace() {
        return trace;
    }

    @Nullable ThreadLane lane(long thread) {
        return lanes.get(thread);
    }

    @Nullable TaskRow row(long task) {
        return rows.get(task);
    }

    void add(String violation) {
        words.add(violation);
    }

    void expect(boolean holds, String otherwise) {
        if (!holds) {
            words.add(otherwise);
        }
    }

    List<String> inWords() {
        return words;
    }

    static String of(ThreadLane lane) {
        return lane.kind().label() + " \"" + lane.name() + "\" #" + lane.id() + " ["
                + lane.begin().toNanos() + ", " + lane.end().toNanos() + "]";
    }

    static String of(TaskRow row) {
        return row.kind().label() + " \"" + row.name() + "\" #" + row.id();
    }

    static String of(Slice slice) {
        return slice.state() + " [" + slice.startNanos() + ", " + slice.endNanos() + "] thread " + slice.thread()
                + " task " + slice.task() + (slice.detail().isEmpty() ? "" : " (" + slice.detail() + ")");
    }
}
