package dev.heddle.jupyter.errors;

import dev.heddle.jupyter.engine.CellException;
import dev.heddle.jupyter.engine.CellException.Problem;
import dev.heddle.jupyter.engine.CellSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;

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
        return new ErrorReport(thrown.getClass().getSimpleName(), messageOf(thrown), ThrownReport.of(thrown, cells));
    }

    /** The newest cell whose code an exception, or one that caused it, was thrown by; 0 for none. */
    public static int cellOf(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .mapToInt(each -> StackFrames.cellOf(each.getStackTrace()))
                .max()
                .orElse(0);
    }

    /** An exception's own code may fail here too. */
    static String messageOf(Throwable t) {
        try {
            String message = t.getLocalizedMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError e) {
            return "(its message cannot be read: " + e.getClass().getName() + ")";
        }
    }
}
