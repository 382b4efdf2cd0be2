package dev.heddle.jupyter.errors;

import dev.heddle.jupyter.engine.CellSource;
import java.util.ArrayList;
import java.util.List;

/** The frames of a stack trace that mean something to the author of a cell. */
final class StackFrames {
    private static final int MOST = 24;
    private static final List<String> PLUMBING = List.of(
            "dev.heddle.jupyter.",
            "dev.heddle.tasks.",
            "jdk.jshell.",
            "jdk.internal.reflect.",
            "jdk.internal.vm.",
            "java.lang.reflect.",
            "java.lang.invoke.");

    private StackFrames() {}

    /** Whether a frame is of a cell's code. */
    static boolean isCell(StackTraceElement frame) {
        return frame.getFileName() != null && CellSource.cellOf(frame.getFileName()) > 0;
    }

    /** The lines to show for a stack, innermost first. */
    static List<String> describe(StackTraceElement[] stack) {
        int end = stack.length;
        int lastCell = -1;
        for (int i = 0; i < stack.length; i++) {
            if (isCell(stack[i])) {
                lastCell = i;
            }
        }
        if (lastCell >= 0 && stack[lastCell].getMethodName().startsWith("do_it$")) {
            end = lastCell + 1;
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (isCell(stack[i]) || PLUMBING.stream().noneMatch(stack[i].getClassName()::startsWith)) {
                lines.add("    at " + describe(stack[i]));
            }
        }
        if (lines.size() > MOST) {
            int left = lines.size() - MOST;
            lines = new ArrayList<>(lines.subList(0, MOST));
            lines.add("    … " + left + " more");
        }
        return lines;
    }

    private static String describe(StackTraceElement frame) {
        if (!isCell(frame)) {
            return frame.toString().replaceFirst("^(app//|java\\.base/)", "");
        }
        String place = frame.getFileName() + ":" + frame.getLineNumber();
        String owner = frame.getClassName()
                .replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$?", "")
                .replace('$', '.');
        String method = frame.getMethodName();
        if (method.startsWith("lambda$")) {
            method = method.replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
            method = method.startsWith("do_it$") ? "a lambda" : "a lambda in " + method;
        }
        if (method.startsWith("do_it$")) {
            return place;
        }
        return (owner.isEmpty() ? method : owner + "." + method) + " (" + place + ")";
    }
}
