package dev.heddle.tasks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands reports to handlers in the context that was current where it was made, such as a UI thread: C#'s {@code Progress}
 * (SEMANTICS S2). Any thread may report. One context's handlers hear reports in order; where there was no context they run
 * on the shared pool, in any order and at the same time.
 *
 * @param <T> the type of a report
 */
public final class Progress<T extends @Nullable Object> implements IProgress<T> {
    private final Executor context;
    private final List<Consumer<? super T>> handlers = new CopyOnWriteArrayList<>();

    /** Without a handler yet; captures the current context. */
    public Progress() {
        SynchronizationContext current = SynchronizationContext.current();
        context = current == null ? ThreadPool.shared() : current;
    }

    /** With a handler; captures the current context. */
    public Progress(Consumer<? super T> handler) {
        this();
        handlers.add(handler);
    }

    /** Adds a handler: C#'s {@code ProgressChanged}. What it throws keeps those behind it from hearing that report. */
    public Subscription onReport(Consumer<? super T> handler) {
        Consumer<T> one = handler::accept; // the same handler may be there twice
        handlers.add(one);
        return () -> handlers.remove(one);
    }

    /**
     * Posts a report to the context; without handlers it does nothing.
     *
     * @throws ContextClosedException if the context is an {@link EventLoop} that is closed
     */
    @Override
    public void report(T value) {
        if (!handlers.isEmpty()) {
            context.execute(() -> handlers.forEach(handler -> handler.accept(value)));
        }
    }
}
