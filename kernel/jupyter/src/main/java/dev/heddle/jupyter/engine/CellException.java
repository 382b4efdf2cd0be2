package dev.heddle.jupyter.engine;

import java.util.List;

/** Why a cell did not finish. Sealed: whoever renders one sees every case. */
public abstract sealed class CellException extends RuntimeException {
    private CellException(String message) {
        super(message, null, false, false);
    }

    private CellException(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    /** What to tell the user; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The compiler refused a snippet: it and what follows it in the cell did not run. */
    public static final class Rejected extends CellException {
        private final transient List<Problem> problems;

        public Rejected(List<Problem> problems) {
            super(problems.isEmpty() ? "does not compile" : problems.getFirst().message());
            this.problems = List.copyOf(problems);
        }

        /** What the compiler says, in order of place; warnings left out. */
        public List<Problem> problems() {
            return problems;
        }
    }

    /** The cell's code threw; the cause is the very object that it threw. */
    public static final class Thrown extends CellException {
        public Thrown(Throwable thrown) {
            super(String.valueOf(thrown.getMessage()), thrown);
        }

        /** What the cell threw. */
        public Throwable thrown() {
            return java.util.Objects.requireNonNull(getCause());
        }
    }

    /** A method was called whose body uses a name that no cell has defined yet. */
    public static final class Unresolved extends CellException {
        public Unresolved(String method, String missing) {
            super(method + " cannot run yet: it uses " + missing
                    + ", which no cell defines. Define it, then run again.");
        }
    }

    /** The user interrupted the cell. */
    public static final class Interrupted extends CellException {
        public Interrupted() {
            super("The cell was interrupted.");
        }
    }

    /**
     * One message of the compiler, at a place in a cell.
     *
     * @param cell the cell's execution count
     * @param line line in the cell, from 1
     * @param column column in that line, from 1; 0 where the whole line is meant
     * @param length how many characters it covers in that line, at least 1
     * @param message what the compiler says
     */
    public record Problem(int cell, int line, int column, int length, String message) {}
}
