package dev.heddle.tasks;

/**
 * Code that can be put aside in the middle and taken up again: what runs an async body. Two threads never run one at
 * once; what hands it from thread to thread gives the happens-before edge.
 */
interface Coroutine {
    /** Runs it on this thread until it suspends or ends. */
    void run();

    /** Whether the code has ended. */
    boolean isDone();

    /**
     * Puts it aside; {@link #run()} goes on behind this call. Only from within its own code.
     *
     * @throws AwaitException if it cannot be put aside here
     */
    void suspend();

    /** Where it was put aside, innermost frame first. Only while it is surely not running. */
    StackTraceElement[] suspendedAt();
}
