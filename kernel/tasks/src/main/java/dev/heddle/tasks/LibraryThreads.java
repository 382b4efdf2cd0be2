package dev.heddle.tasks;

/** What the library's own threads have in common. */
final class LibraryThreads {
    /**
     * Room for recursion: a suspension needs about as much stack again as the frames that it takes off, while they are
     * interpreted. Address space only, until it is used.
     */
    private static final long STACK_BYTES = 16 << 20;

    private LibraryThreads() {}

    /** A daemon thread to be; it takes over no thread locals, because it outlives whoever happens to make it. */
    static Thread.Builder.OfPlatform named(String name) {
        return Thread.ofPlatform().name(name).daemon().stackSize(STACK_BYTES).inheritInheritableThreadLocals(false);
    }
}
