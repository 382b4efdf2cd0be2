package dev.heddle.lessons;

/** Whether something that a notebook started is still there. Any thread may use it. */
final class Opening {
    private final String what;
    private volatile boolean closed;

    /**
     * Of something open.
     *
     * @param what what it is, as a reader knows it: {@code server}
     */
    Opening(String what) {
        this.what = what;
    }

    void close() {
        closed = true;
    }

    /**
     * Goes on while it is open.
     *
     * @throws IllegalStateException after that; says what to do
     */
    void check() {
        if (closed) {
            throw new IllegalStateException(
                    "This " + what + " was closed: run the cell that makes it again, then this one.");
        }
    }
}
