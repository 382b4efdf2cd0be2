package dev.heddle.trace.model;

/** Words in a {@link Slice#detail} that more than its reader goes by. */
public final class Details {
    /** The JVM reads or initialises a class: no line of the code asked for that. */
    public static final String LOADS_CLASS = "loads a class";

    /** Waits for work that the thread forked itself, with which it helps first. */
    public static final String JOINS_FORKS = "ForkJoinTask";

    /** Stands between a lock and the thread that has it. */
    public static final String HELD_BY = " held by ";

    /** Stands before the reason why a virtual thread keeps its carrier. */
    public static final String PINNED = "pinned: ";

    private Details() {}
}
