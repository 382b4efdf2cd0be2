package dev.heddle.jupyter.errors;

import dev.heddle.jupyter.engine.CellSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The frames of a stack trace that mean something to the author of a cell. */
final class StackFrames {
    private static final int MOST = 24;
    private static final List<String> PLUMBING = List.of(
            "dev.heddle.jupyter.",
            "dev.heddle.tasks.",
            "dev.heddle.trace.",
            "org.dflib.jjava.",
            "jdk.jshell.",
            "jdk.internal.reflect.",
            "jdk.internal.vm.",
            "java.lang.reflect.",
            "java.lang.invoke.",
            "java.lang.Thread.run",
            "java.lang.VirtualThread.run");

    private StackFrames() {}

    /** Whether a frame is of a cell's code. */
    static boolean isCell(StackTraceElement frame) {
        return frame.getFileName() != null && CellSource.cellOf(frame.getFileName()) > 0;
    }

    private static boolean isPlumbing(StackTraceElement frame) {
        String method = frame.getClassName() + "." + frame.getMethodName();
        return PLUMBING.stream().anyMatch(method::startsWith);
    }

    /** The newest cell whose code a stack shows, 0 for none. */
    static int cellOf(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(StackFrames::isCell)
                .mapToInt(frame -> CellSource.cellOf(String.valueOf(frame.getFileName())))
                .max()
                .orElse(0);
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
            if (isCell(stack[i]) || !isPlumbing(stack[i])) {
                String line = "    at " + describe(stack[i]);
                boolean isTopLevel = stack[i].getMethodName().startsWith("do_it$");
                if (!isTopLevel
                        || lines.isEmpty()
                        || !lines.getLast().equals(line)) { // made and awaited there: once is enough
                    lines.add(line);
                }
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
