package dev.heddle.tasks;

/**
 * A context with one thread of its own that runs what is posted, in order: a UI thread for any use (SEMANTICS S5).
 *
 * <p>Closing it lets the thread run what is queued and end; later posts are refused. An async body that would return to
 * a closed loop gets the {@link ContextClosedException} out of its {@code await}, on the shared pool: its
 * {@code finally} blocks run and its task fails.
 */
public final class EventLoop extends SynchronizationContext implements AutoCloseable {
    private final MessageQueue queue;
    private final Thread thread;

    private EventLoop(String name) {
        queue = new MessageQueue(name);
        thread = LibraryThreads.named(name).unstarted(this::loop);
    }

    /** Starts a loop on a new daemon thread of that name. */
    public static EventLoop start(String name) {
        var loop = new EventLoop(name);
        loop.thread.start();
        return loop;
    }

    private void loop() {
        try (var _ = SynchronizationContext.install(this)) {
            boolean open = true;
            while (open) {
                open = runNext();
            }
        }
    }

    private boolean runNext() {
        try {
            Runnable work = queue.take();
            if (work == null) {
                return false;
            }
            MessageQueue.run(work);
        } catch (InterruptedException e) {
            // An interrupt ends the wait of a piece of work, never the loop.
        }
        return true;
    }

    /**
     * Queues work for its thread. Any thread may call.
     *
     * @throws ContextClosedException if the loop is closed
     */
    @Override
    public void post(Runnable work) {
        if (!queue.offer(work)) {
            throw new ContextClosedException(name());
        }
    }

    @Override
    public String name() {
        return thread.getName();
    }

    /** Its thread; to interrupt it frees the work that it runs from a wait, and leaves the loop running. */
    @Override
    public Thread thread() {
        return thread;
    }

    /** Ends the loop when its queue is empty; does not wait for that. Any thread may call. */
    @Override
    public void close() {
        queue.close();
    }
}
