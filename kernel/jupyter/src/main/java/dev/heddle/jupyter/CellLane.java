package dev.heddle.jupyter;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that runs cells, in the order in which they came. Its name is {@code cell}: users see it in every trace.
 */
final class CellLane implements Executor {
    private record Job(long number, Runnable action) {}

    /** To suspend an async body the JVM needs about as much stack again as the body uses. */
    private static final long STACK_BYTES = 16L << 20;

    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final AtomicLong submitted = new AtomicLong();
    private long running;
    private long abortedUpTo;

    void start() {
        ThreadGroup cells = new ThreadGroup("cells");
        Thread.ofPlatform()
                .name("cell")
                .group(cells)
                .stackSize(STACK_BYTES)
                .daemon()
                .start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Job job = jobs.take();
                running = job.number();
                job.action().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void execute(Runnable action) {
        synchronized (submitted) {
            jobs.add(new Job(submitted.incrementAndGet(), action));
        }
    }

    /** Has {@link #isAborted()} be true for all that is queued by now; on the lane's own thread. */
    void abortQueued() {
        abortedUpTo = submitted.get();
    }

    /** Whether the running job was queued behind a cell that failed; on the lane's own thread. */
    boolean isAborted() {
        return running <= abortedUpTo;
    }
}
