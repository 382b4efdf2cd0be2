package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Kind;
import dev.heddle.trace.model.TaskRow.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts tasks in the order of their tree; where there are many, siblings of one name and kind fold into a band, with those of
 * the same sort that they made: a chain of stages, threads that start threads.
 */
final class TaskFolding {
    private static final int MOST_TASKS = 40;
    private static final int SMALLEST_FOLD = 4;
    private static final int DEEPEST_INDENT = 8;

    private final Map<Long, List<TaskRow>> children = new LinkedHashMap<>();
    private final boolean folds;

    private TaskFolding(List<TaskRow> tasks) {
        folds = tasks.size() > MOST_TASKS;
        Set<Long> ids = new HashSet<>();
        // A parent comes before its children, so an id not seen yet is none: no cycles, whatever the events said.
        for (TaskRow task : tasks) {
            long parent = ids.contains(task.parent()) ? task.parent() : 0;
            children.computeIfAbsent(parent, id -> new ArrayList<>()).add(task);
            ids.add(task.id());
        }
    }

    static List<Entry> fold(List<TaskRow> tasks) {
        return new TaskFolding(tasks).entries();
    }

    private record Alike(String name, Kind kind) {
        static Alike of(TaskRow task) {
            return new Alike(pattern(task.name()), task.kind());
        }
    }

    /** Tasks drawn as one entry, and how deep in the tree they are. */
    private record Group(List<TaskRow> tasks, String name, int depth) {}

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        List<Entry.Row> rest = new ArrayList<>();
        Deque<Group> open = new ArrayDeque<>();
        groups(children.getOrDefault(0L, List.of()), 0).reversed().forEach(open::push);
        while (!open.isEmpty()) {
            Group group = open.pop();
            Entry entry = entry(group);
            if (entries.size() < MOST_TASKS) {
                entries.add(entry);
            } else {
                entry.unfolded().forEach(rest::add);
            }
            groups(below(group), group.depth() + 1).reversed().forEach(open::push);
        }
        if (!rest.isEmpty()) {
            entries.add(new Entry.Band("other tasks", "not shown one by one", 0, rest));
        }
        return entries;
    }

    private List<Group> groups(List<TaskRow> siblings, int depth) {
        List<Group> groups = new ArrayList<>();
        Map<Alike, List<TaskRow>> alike = new LinkedHashMap<>();
        siblings.forEach(task ->
                alike.computeIfAbsent(Alike.of(task), key -> new ArrayList<>()).add(task));
        Collection<List<TaskRow>> sets = folds ? alike.values() : List.of(siblings);
        for (List<TaskRow> set : sets) {
            List<TaskRow> family = folds ? withTheirLike(set) : set;
            if (folds && family.size() >= SMALLEST_FOLD) {
                groups.add(new Group(family, sharedName(family), depth));
            } else {
                set.forEach(task -> groups.add(new Group(List.of(task), task.name(), depth)));
            }
        }
        return groups;
    }

    /** Tasks of one sort, and of all below them those of the same sort with only such between. */
    private List<TaskRow> withTheirLike(List<TaskRow> set) {
        List<TaskRow> family = new ArrayList<>(set);
        Alike sort = Alike.of(set.getFirst());
        for (int i = 0; i < family.size(); i++) {
            for (TaskRow child : childrenOf(family.get(i))) {
                if (Alike.of(child).equals(sort)) {
                    family.add(child);
                }
            }
        }
        return family;
    }

    /** The children of a group's tasks that are not in it themselves. */
    private List<TaskRow> below(Group group) {
        if (group.tasks().size() == 1) {
            return childrenOf(group.tasks().getFirst());
        }
        Alike sort = Alike.of(group.tasks().getFirst());
        List<TaskRow> below = new ArrayList<>();
        for (TaskRow task : group.tasks()) {
            for (TaskRow child : childrenOf(task)) {
                if (!Alike.of(child).equals(sort)) {
                    below.add(child);
                }
            }
        }
        return below;
    }

    private List<TaskRow> childrenOf(TaskRow task) {
        return children.getOrDefault(task.id(), List.of());
    }

    /** Names that differ in numbers only are alike: {@code worker-17}, {@code worker-18}. */
    private static String pattern(String name) {
        StringBuilder pattern = new StringBuilder(name.length());
        boolean inNumber = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit || !inNumber) {
                pattern.append(digit ? '*' : c);
            }
            inNumber = digit;
        }
        return pattern.toString();
    }

    private static String sharedName(List<TaskRow> tasks) {
        String first = tasks.getFirst().name();
        return tasks.stream().allMatch(task -> task.name().equals(first)) ? first : pattern(first);
    }

    private static Entry entry(Group group) {
        int depth = Math.min(group.depth(), DEEPEST_INDENT);
        if (group.tasks().size() == 1) {
            return row(group.tasks().getFirst(), depth);
        }
        return new Entry.Band(
                group.name(),
                group.tasks().getFirst().kind().label(),
                depth,
                group.tasks().stream().map(task -> row(task, depth)).toList());
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "";
            case PENDING -> "»";
            case FAULTED -> "✕";
            case CANCELLED -> "⊘";
        };
    }

    private static Entry.Row row(TaskRow task, int depth) {
        String kind = task.kind().label()
                + (task.outcome() == Outcome.COMPLETED
                        ? ""
                        : " · " + task.outcome().name().toLowerCase(Locale.ROOT));
        List<Slice> slices = task.slices();
        Duration begin = slices.isEmpty() ? Duration.ZERO : slices.getFirst().start();
        Duration end = slices.isEmpty() ? Duration.ZERO : slices.getLast().end();
        return new Entry.Row(task.name(), kind, mark(task.outcome()), depth, task.id(), slices, begin, end);
    }
}
