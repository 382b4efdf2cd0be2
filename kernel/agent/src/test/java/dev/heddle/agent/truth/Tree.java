package dev.heddle.agent.truth;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.TaskRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a trace as a tree of names. Siblings are in the order of their names and of what is below them: which of two
 * threads is first is left to the schedule.
 *
 * @param name the row's name
 * @param children the rows below it
 */
record Tree(String name, List<Tree> children) {
    static Tree node(String name, Tree... children) {
        return new Tree(name, List.of(children));
    }

    /** The lines of the whole forest, a child two columns right of its parent. */
    static String of(ThreadTrace trace) {
        Map<Long, Tree> trees = new HashMap<>();
        List<Tree> roots = new ArrayList<>();
        for (TaskRow row : trace.tasks()) {
            Tree tree = new Tree(row.name(), new ArrayList<>());
            trees.put(row.id(), tree);
            Tree parent = trees.get(row.parent());
            (parent == null ? roots : parent.children).add(tree);
        }
        return lines(roots);
    }

    static String lines(Tree... roots) {
        return lines(List.of(roots));
    }

    static String lines(List<Tree> roots) {
        return roots.stream().map(Tree::toString).sorted().collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return name + "\n" + lines(children).indent(2);
    }
}
