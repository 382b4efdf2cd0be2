package dev.heddle.jupyter.errors;

/** Something that a user wrote cannot be done; the message says what to do instead, and no stack trace is shown. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String kind;

    /**
     * An error with the way out in its message.
     *
     * @param kind a word for it: {@code UnknownMagic}
     */
    public UserError(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** A word for what sort of error it is. */
    public String kind() {
        return kind;
    }
}
