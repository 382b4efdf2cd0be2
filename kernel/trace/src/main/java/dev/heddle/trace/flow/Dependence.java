package dev.heddle.trace.flow;

/** How the second of two awaits stands to the first. */
public enum Dependence {
    /**
     * The code between them starts what the second waits for, and nothing that the first gives has any part in that: both
     * could have run at once. Proven from the bytecode of their method, as far as {@link AwaitFlow} says.
     */
    INDEPENDENT,

    /** What the first gives may be needed before the second can start: it is handed on, stored or decided by. */
    DEPENDENT,

    /** What the second waits for had been made before the first await: the two ran at once already. */
    STARTED_TOGETHER,

    /** Nothing is proven: the order may matter for what the awaits do, or the code cannot be found or read. */
    UNKNOWN
}
