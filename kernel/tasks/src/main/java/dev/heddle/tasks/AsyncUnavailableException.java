package dev.heddle.tasks;

/** The JVM was started without the flag that {@link Async#async} needs; the message holds the flag. */
public final class AsyncUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AsyncUnavailableException(String flag, String otherwise) {
        super("async bodies need one more flag on the java command line: " + flag + "\nor, on virtual threads and with"
                + " the differences that the documentation of Async names: " + otherwise);
    }
}
