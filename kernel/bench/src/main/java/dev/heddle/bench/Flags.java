package dev.heddle.bench;

/** Flags of the JVMs that are measured. */
final class Flags {
    /** Without it there are no async bodies. */
    static final String CONTINUATIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    /** The benchmark itself runs on a virtual thread. */
    static final String ON_VIRTUAL = "-Djmh.executor=VIRTUAL";

    /** All virtual threads share one platform thread: the hand-over from one to another wakes nobody. */
    static final String ONE_CARRIER = "-Djdk.virtualThreadScheduler.parallelism=1";

    private Flags() {}
}
