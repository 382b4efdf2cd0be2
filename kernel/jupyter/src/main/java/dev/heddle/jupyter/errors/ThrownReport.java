package dev.heddle.jupyter.errors;

import dev.heddle.jupyter.engine.CellSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Describes one exception with all that caused it, each with its frames and with the line of the cell that threw it. */
final class ThrownReport {
    private final CellTexts cells;
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> shown = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    private ThrownReport(CellTexts cells) {
        this.cells = cells;
    }

    static List<String> of(Throwable thrown, CellTexts cells) {
        ThrownReport report = new ThrownReport(cells);
        report.add("", thrown, new StackTraceElement[0]);
        return report.lines;
    }

    private void add(String role, Throwable thrown, StackTraceElement[] enclosing) {
        if (!seen.add(thrown)) {
            return;
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        lines.add(role + Ansi.red(name(thrown)) + message(thrown));
        lines.addAll(StackFrames.describe(Arrays.copyOf(stack, stack.length - inCommon(stack, enclosing))));
        lines.addAll(excerpt(stack));
        Throwable cause = thrown.getCause();
        if (cause != null) {
            add("Caused by: ", cause, stack);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            add("Suppressed: ", suppressed, stack);
        }
    }

    /** Each line once: an exception and its cause are often thrown by the same. */
    private List<String> excerpt(StackTraceElement[] stack) {
        Optional<StackTraceElement> top =
                Arrays.stream(stack).filter(StackFrames::isCell).findFirst();
        if (top.isEmpty()
                || !shown.add(top.get().getFileName() + ":" + top.get().getLineNumber())) {
            return List.of();
        }
        int cell = CellSource.cellOf(String.valueOf(top.get().getFileName()));
        return Excerpt.of(cells.lines(cell), top.get().getLineNumber(), 0, 0);
    }

    /** How many outermost frames a stack shares with that of the exception it caused. */
    private static int inCommon(StackTraceElement[] stack, StackTraceElement[] enclosing) {
        int common = 0;
        while (common < stack.length
                && common < enclosing.length
                && stack[stack.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        return common;
    }

    /** The kernel's own exceptions go by their short name: where they live says nothing to a user. */
    private static String name(Throwable t) {
        return t.getClass().getName().startsWith("dev.heddle.")
                ? t.getClass().getSimpleName()
                : t.getClass().getName();
    }

    private static String message(Throwable t) {
        String message = ErrorReport.messageOf(t);
        return message.isEmpty() ? "" : ": " + Ansi.bold(message);
    }
}
