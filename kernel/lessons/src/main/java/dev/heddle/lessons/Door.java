package dev.heddle.lessons;

import dev.heddle.tasks.ConfiguredTask;
import dev.heddle.tasks.TaskCompletionSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Something to wait for, in either way, that counts who waits. Any thread may use it. */
public final class Door {
    private final TaskCompletionSource<Boolean> opened = new TaskCompletionSource<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    Door() {}

    /** For one more to await: it is there once the door is open. Who awaited it goes on wherever that is. */
    public ConfiguredTask<Boolean> openedAsync() {
        waiting.incrementAndGet();
        return opened.task().configureAwait(false);
    }

    /** Holds the calling thread until the door is open. */
    public void waitUntilOpen() {
        waiting.incrementAndGet();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int waiting() {
        return waiting.get();
    }

    void open() {
        closed.countDown();
        opened.trySetResult(true);
    }
}
