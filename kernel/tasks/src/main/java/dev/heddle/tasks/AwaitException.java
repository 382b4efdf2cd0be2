package dev.heddle.tasks;

/** An {@code await} stands where it cannot wait; the message says what to write instead (SEMANTICS A9, A10). */
public final class AwaitException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AwaitException(String message) {
        super(message);
    }
}
