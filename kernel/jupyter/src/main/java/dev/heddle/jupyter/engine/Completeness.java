package dev.heddle.jupyter.engine;

import java.util.Locale;

/**
 * Whether a cell's text can be run as it stands.
 *
 * @param indent what the next line should start with; empty unless {@link Status#INCOMPLETE}
 */
public record Completeness(Status status, String indent) {

    /** The protocol's four answers to {@code is_complete_request}. */
    public enum Status {
        COMPLETE,
        INCOMPLETE,
        INVALID,
        UNKNOWN;

        /** The protocol's word for this status, e.g. {@code "complete"}. */
        public String jupyterName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Completeness of(Status status) {
        return new Completeness(status, "");
    }
}
