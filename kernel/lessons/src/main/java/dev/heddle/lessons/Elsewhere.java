package dev.heddle.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/** Threads of what stands for another machine. They are in no picture: they belong to the group that the kernel leaves out. */
public final class Elsewhere {
    /** The name of that group; a test of the kernel's compares it with the kernel's own. */
    public static final String THREAD_GROUP = "heddle-kernel";

    private Elsewhere() {}

    /** Makes daemon threads of one name that no trace shows; so are those that they start. */
    public static ThreadFactory threads(String name) {
        ThreadGroup group = new ThreadGroup(THREAD_GROUP);
        return work -> Thread.ofPlatform().group(group).name(name).daemon().unstarted(work);
    }

    /**
     * Starts something on such a thread, so that the threads that it makes by itself are in no trace either.
     *
     * @throws UncheckedIOException if it does not start
     */
    public static <T> T call(ThreadFactory threads, Callable<T> start) {
        FutureTask<T> started = new FutureTask<>(start);
        threads.newThread(started).start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException("it did not start", e.getCause()));
        } catch (InterruptedException e) {
            started.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it started", e);
        }
    }
}
