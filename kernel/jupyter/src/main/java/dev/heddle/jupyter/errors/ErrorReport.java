package dev.heddle.jupyter.errors;

import dev.heddle.jupyter.engine.CellException;
import dev.heddle.jupyter.engine.CellException.Problem;
import dev.heddle.jupyter.engine.CellSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What a front end shows of a failed cell, in the protocol's three parts.
 *
 * @param name the kind of error: the exception's class
 * @param value what happened, in one line
 * @param traceback the whole, line by line, with ANSI styles
 */
public record ErrorReport(String name, String value, List<String> traceback) {
    /** Describes what a cell ended with. */
    public static ErrorReport of(Throwable failure, CellTexts cells) {
        return switch (failure) {
            case CellException.Rejected rejected -> rejected(rejected, cells);
            case CellException.Thrown thrown -> thrown(thrown.thrown(), cells);
            case CellException.Interrupted interrupted -> plain("Interrupted", interrupted.getMessage());
            case CellException.Unresolved unresolved -> plain("Unresolved", unresolved.getMessage());
            case UserError error -> plain(error.kind(), String.valueOf(error.getMessage()));
            default -> thrown(failure, cells);
        };
    }

    private static ErrorReport plain(String name, String message) {
        return new ErrorReport(name, message, List.of(Ansi.red(name) + ": " + message));
    }

    private static ErrorReport rejected(CellException.Rejected rejected, CellTexts cells) {
        List<String> lines = new ArrayList<>();
        String first = rejected.getMessage();
        for (Problem problem : rejected.problems()) {
            String place = CellSource.label(problem.cell()) + ":" + problem.line();
            if (lines.isEmpty()) {
                first = place + " " + problem.message().lines().findFirst().orElse("");
            } else {
                lines.add("");
            }
            lines.add(Ansi.red(place) + " " + Ansi.bold(problem.message()));
            lines.addAll(Excerpt.of(cells.lines(problem.cell()), problem.line(), problem.column(), problem.length()));
        }
        return new ErrorReport("CompilationError", first, lines);
    }

    private static ErrorReport thrown(Throwable thrown, CellTexts cells) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        StackTraceElement[] enclosing = {};
        Throwable next = thrown;
        while (next != null && seen.add(next)) {
            StackTraceElement[] stack = next.getStackTrace();
            lines.add((seen.size() == 1 ? "" : "Caused by: ") + Ansi.red(name(next)) + message(next));
            lines.addAll(StackFrames.describe(Arrays.copyOf(stack, stack.length - inCommon(stack, enclosing))));
            if (seen.size() == 1) {
                lines.addAll(excerpt(stack, cells));
            }
            for (Throwable suppressed : next.getSuppressed()) {
                lines.add("  Suppressed: " + name(suppressed) + message(suppressed));
            }
            enclosing = stack;
            next = next.getCause();
        }
        return new ErrorReport(thrown.getClass().getSimpleName(), messageOf(thrown), lines);
    }

    private static List<String> excerpt(StackTraceElement[] stack, CellTexts cells) {
        return Arrays.stream(stack)
                .filter(StackFrames::isCell)
                .findFirst()
                .map(frame -> Excerpt.of(
                        cells.lines(CellSource.cellOf(String.valueOf(frame.getFileName()))),
                        frame.getLineNumber(),
                        0,
                        0))
                .orElse(List.of());
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
        String message = messageOf(t);
        return message.isEmpty() ? "" : ": " + Ansi.bold(message);
    }

    /** An exception's own code may fail here too. */
    private static String messageOf(Throwable t) {
        try {
            String message = t.getLocalizedMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError e) {
            return "(its message cannot be read: " + e.getClass().getName() + ")";
        }
    }
}
