package dev.heddle.tasks;

import dev.heddle.tasks.TaskEvents.ContextPumped;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Work that waits for a context's thread. What is queued when it is closed can still be taken. */
final class MessageQueue {
    private final String context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private boolean closed;

    MessageQueue(String context) {
        this.context = context;
    }

    /** Queues work; false if the queue is closed. */
    boolean offer(Runnable work) {
        lock.lock();
        try {
            if (!closed) {
                queue.add(work);
                changed.signal();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next piece of work; null once the queue is closed and empty. One thread only. */
    @Nullable Runnable take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waitForWork();
            return queue.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Told also when there is no wait: where work follows work at once, nothing else parts one piece from the next. */
    private void waitForWork() throws InterruptedException {
        ContextPumped event = ContextPumped.start();
        try {
            while (queue.isEmpty() && !closed) {
                changed.await();
            }
        } finally {
            if (event != null) {
                event.finish(context);
            }
        }
    }

    @Nullable Runnable poll() {
        lock.lock();
        try {
            return queue.poll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Runs work; what it throws goes to the thread's uncaught exception handler. */
    static void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
