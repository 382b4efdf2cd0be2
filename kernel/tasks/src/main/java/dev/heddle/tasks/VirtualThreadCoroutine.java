package dev.heddle.tasks;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that runs only while another thread waits for it in {@link #run()}: turns, not concurrency. So
 * order, contexts and exclusion are those of a continuation; the current thread is not.
 */
final class VirtualThreadCoroutine implements Coroutine {
    private static final ThreadLocal<AsyncTask<?>> CURRENT = new ThreadLocal<>();

    private final Thread thread;
    private volatile @Nullable Thread driver;
    private volatile boolean itsTurn;
    private volatile boolean done;

    VirtualThreadCoroutine(AsyncTask<?> task) {
        thread = Thread.ofVirtual().name("async").unstarted(() -> {
            CURRENT.set(task);
            try {
                task.run();
            } finally {
                done = true;
                giveBack();
            }
        });
    }

    static @Nullable AsyncTask<?> currentTask() {
        return CURRENT.get();
    }

    @Override
    public void run() {
        driver = Thread.currentThread();
        itsTurn = true;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        waitUntil(false, thread::interrupt); // who interrupts the driver means the code that it drives
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void suspend() {
        giveBack();
        waitUntil(true, () -> {});
    }

    private void giveBack() {
        Thread waiting = driver;
        itsTurn = false;
        LockSupport.unpark(waiting);
    }

    private void waitUntil(boolean turn, Runnable onInterrupt) {
        boolean interrupted = false;
        while (itsTurn != turn) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                onInterrupt.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public StackTraceElement[] suspendedAt() {
        return thread.getStackTrace();
    }
}
