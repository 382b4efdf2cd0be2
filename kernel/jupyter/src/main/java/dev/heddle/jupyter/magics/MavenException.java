package dev.heddle.jupyter.magics;

/** Artifacts could not be resolved; the message says which and what to do, for the person who wrote the cell. */
public final class MavenException extends Exception {
    MavenException(String message) {
        super(message);
    }

    MavenException(String message, Throwable cause) {
        super(message, cause);
    }
}
