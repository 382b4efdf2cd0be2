package dev.heddle.jupyter;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that runs cells, in the order in which they came. Its name is {@code cell}: users see it in every trace.
 */
final class CellLane implements Executor {
    private static final Logger LOGGER = LoggerFactory.getLogger(CellLane.class);

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

    /** Nothing that a job throws may end it, nor an interrupt that some thread of a cell sends it between two cells. */
    private void run() {
        while (true) {
            try {
                Job job = jobs.take();
                running = job.number();
                job.action().run();
            } catch (InterruptedException e) {
                LOGGER.debug("An interrupt came between two cells");
            } catch (RuntimeException | Error e) {
                LOGGER.error("A job failed", e);
            }
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
