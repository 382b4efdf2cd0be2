package dev.heddle.tasks;

import java.util.concurrent.CompletableFuture;

/**
 * A context on a thread that exists already, such as the one a notebook cell runs on. What is posted waits until that
 * thread pumps: in a top-level {@code await} (SEMANTICS A9) or in {@link #pumpUntil}.
 *
 * <p>When its owner closes it, what is queued and what is posted later goes to the {@linkplain ThreadPool#shared() shared
 * pool}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
public final class PumpingContext extends SynchronizationContext implements AutoCloseable {
    private final String name;
    private final MessageQueue queue;
    private final Thread owner = Thread.currentThread();
    private final Scope scope;

    private PumpingContext(String name) {
        this.name = name;
        this.queue = new MessageQueue(name);
        this.scope = SynchronizationContext.install(this);
    }

    /** Makes a context for the current thread and installs it there until it is closed. */
    public static PumpingContext onCurrentThread(String name) {
        return new PumpingContext(name);
    }

    @Override
    public void post(Runnable work) {
        if (!queue.offer(work)) {
            ThreadPool.shared().execute(work);
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** The thread that pumps. */
    @Override
    public Thread thread() {
        return owner;
    }

    boolean isOwner() {
        return Thread.currentThread() == owner;
    }

    /**
     * Runs posted work until the future is complete, however it ends; what was posted before it was completed by another
     * thread is run first, as if the rest of the code were posted too (SEMANTICS A4). On the owner's thread only.
     *
     * @throws InterruptedWaitException if the thread is interrupted between two pieces of work or while it waits for one
     */
    public void pumpUntil(CompletableFuture<?> future) {
        requireOwner();
        if (future.isDone()) {
            return;
        }
        var turn = new Turn();
        future.handle((value, error) -> turn.come());
        try {
            while (!turn.hasCome) {
                Runnable work = queue.take();
                if (work == null) {
                    throw new IllegalStateException("context " + name + " is closed");
                }
                MessageQueue.run(work);
            }
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(e);
        }
    }

    /** When the code that pumps goes on. */
    private final class Turn {
        private boolean hasCome;

        /** Completed by work that the owner runs, it comes at once. */
        boolean come() {
            if (ThreadState.current().thread == owner) {
                hasCome = true;
                return true;
            }
            return queue.offer(() -> hasCome = true);
        }
    }

    /** Uninstalls it and hands what is queued to the shared pool. On the owner's thread only. */
    @Override
    public void close() {
        requireOwner();
        scope.close();
        queue.close();
        for (Runnable work = queue.poll(); work != null; work = queue.poll()) {
            ThreadPool.shared().execute(work);
        }
    }

    private void requireOwner() {
        if (!isOwner()) {
            throw new IllegalStateException(
                    "only thread \"" + owner.getName() + "\" may pump or close context " + name);
        }
    }
}
