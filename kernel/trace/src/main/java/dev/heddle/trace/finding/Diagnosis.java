package dev.heddle.trace.finding;

/**
 * A sort of problem: what every finding of one rule has in common.
 *
 * @param id a letter and a number, the same for ever: {@code H01}
 * @param title what is wrong, in a few words
 * @param severity how bad it is
 * @param why why it matters
 * @param instead what to write instead
 * @param threshold from when on it is told of, in words
 * @param section where to read on
 */
public record Diagnosis(
        String id, String title, Severity severity, String why, String instead, String threshold, Section section) {
    /** How bad it is, the worst first. */
    public enum Severity {
        /** Something hangs for ever, or a failure is lost. */
        ERROR("error"),
        /** Threads are wasted, or somebody waits who need not. */
        WARNING("warning"),
        /** Worth knowing. */
        NOTE("note");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        /** The severity in the words that every view uses. */
        public String label() {
            return label;
        }
    }
}
