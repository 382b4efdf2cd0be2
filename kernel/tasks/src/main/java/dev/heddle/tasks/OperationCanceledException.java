package dev.heddle.tasks;

import java.util.concurrent.CancellationException;

/**
 * Work stopped because it was asked to: what {@link CancellationToken#throwIfCancellationRequested()} throws (SEMANTICS
 * C1, C2).
 */
public class OperationCanceledException extends CancellationException {
    private static final long serialVersionUID = 1L;

    private final transient CancellationToken token;

    /** Of no particular token. */
    public OperationCanceledException() {
        this(CancellationToken.none());
    }

    /** Because that token was cancelled. */
    public OperationCanceledException(CancellationToken token) {
        this("the operation was cancelled", token);
    }

    /** Because that token was cancelled, with a message of one's own. */
    public OperationCanceledException(String message, CancellationToken token) {
        super(message);
        this.token = token;
    }

    /** The token that asked for it, {@link CancellationToken#none()} where it is not known. */
    public final CancellationToken token() {
        return token;
    }
}
