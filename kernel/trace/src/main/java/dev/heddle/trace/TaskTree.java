package dev.heddle.trace;

import dev.heddle.trace.model.TaskRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts rows in the order of their tree: a parent, whatever its time, before its children, these in order of time. There may
 * be a million, all of one parent or each of another.
 */
final class TaskTree {
    private static final int NONE = -1;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(TaskRow row, long made) {}

    /** @param made when the row came into being, in nanoseconds since the trace began */
    void add(TaskRow row, long made) {
        entries.add(new Entry(row, made));
    }

    /** A row whose parent is none of them, or would be its own descendant, stands at the root. */
    List<TaskRow> inOrder() {
        entries.sort(Comparator.comparingLong(Entry::made));
        int[] parents = parents();
        cutCycles(parents);
        return walk(parents);
    }

    private int[] parents() {
        Map<Long, Integer> numbers = HashMap.newHashMap(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            numbers.putIfAbsent(entries.get(i).row.id(), i);
        }
        int[] parents = new int[entries.size()];
        for (int i = 0; i < parents.length; i++) {
            long parent = entries.get(i).row.parent();
            parents[i] = parent == 0 ? NONE : numbers.getOrDefault(parent, NONE);
        }
        return parents;
    }

    /** Follows each row upwards as far as none went before; who meets his own path has gone round. */
    private static void cutCycles(int[] parents) {
        int[] firstSeenFrom = new int[parents.length];
        Arrays.fill(firstSeenFrom, NONE);
        for (int from = 0; from < parents.length; from++) {
            int at = from;
            while (at != NONE && firstSeenFrom[at] == NONE) {
                firstSeenFrom[at] = from;
                at = parents[at];
            }
            if (at != NONE && firstSeenFrom[at] == from) {
                parents[earliestOfCycle(at, parents)] = NONE;
            }
        }
    }

    private static int earliestOfCycle(int member, int[] parents) {
        int earliest = member;
        for (int at = parents[member]; at != member; at = parents[at]) {
            earliest = Math.min(earliest, at);
        }
        return earliest;
    }

    private List<TaskRow> walk(int[] parents) {
        int[] firstChild = new int[parents.length];
        int[] nextSibling = new int[parents.length];
        Arrays.fill(firstChild, NONE);
        int firstRoot = NONE;
        for (int i = parents.length - 1; i >= 0; i--) {
            int parent = parents[i];
            nextSibling[i] = parent == NONE ? firstRoot : firstChild[parent];
            if (parent == NONE) {
                firstRoot = i;
            } else {
                firstChild[parent] = i;
            }
        }
        List<TaskRow> rows = new ArrayList<>(parents.length);
        int next = firstRoot;
        while (next != NONE) {
            rows.add(row(next, parents[next]));
            int after = firstChild[next];
            while (after == NONE && next != NONE) {
                after = nextSibling[next];
                next = parents[next];
            }
            next = after;
        }
        return rows;
    }

    private TaskRow row(int number, int parent) {
        TaskRow row = entries.get(number).row;
        return parent == NONE && row.parent() != 0
                ? new TaskRow(row.id(), 0, row.name(), row.kind(), row.outcome(), row.slices())
                : row;
    }
}
