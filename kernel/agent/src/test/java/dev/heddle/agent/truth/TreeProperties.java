package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import java.util.ArrayDeque;
import java.util.Deque;

/** Rows come in the order of their tree, and what a row made came into being while it lived. */
final class TreeProperties {
    private TreeProperties() {}

    /** Checks these alone: a virtual thread that ends with the trace may have no carrier to show, which is another matter. */
    static void check(String program, ThreadTrace trace) {
        Violations found = new Violations(trace);
        check(found);
        assertThat(found.inWords()).as(program).isEmpty();
    }

    static void check(Violations found) {
        Deque<TaskRow> path = new ArrayDeque<>();
        for (TaskRow row : found.trace().tasks()) {
            while (!path.isEmpty() && path.peek().id() != row.parent()) {
                path.pop();
            }
            if (path.isEmpty()) {
                found.expect(
                        row.parent() == 0,
                        Violations.of(row) + ": its parent " + row.parent() + " is not one of those it stands under");
            } else {
                isMadeByALivingParent(row, path.element(), found);
            }
            path.push(row);
        }
    }

    private static void isMadeByALivingParent(TaskRow row, TaskRow parent, Violations found) {
        if (row.slices().isEmpty()) {
            return;
        }
        long begin = row.slices().getFirst().startNanos();
        String which = Violations.of(row) + " begins at " + begin + ", but its parent " + Violations.of(parent);
        if (parent.slices().isEmpty()) {
            found.add(which + " did nothing");
            return;
        }
        Slice first = parent.slices().getFirst();
        Slice last = parent.slices().getLast();
        found.expect(first.startNanos() <= begin, which + " later, with " + Violations.of(first));
        found.expect(begin <= last.endNanos(), which + " ended before, with " + Violations.of(last));
    }
}
