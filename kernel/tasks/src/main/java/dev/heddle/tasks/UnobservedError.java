package dev.heddle.tasks;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a task at which nobody has looked yet. Should the task be collected first, everyone who asked for it is
 * told, once (SEMANTICS E5). Must not refer to the task.
 */
final class UnobservedError implements Runnable {
    private static final Set<Consumer<? super UnobservedTaskEvent>> HANDLERS = new CopyOnWriteArraySet<>();

    private final long taskId;
    private final String taskName;
    private final List<Throwable> errors;
    private volatile boolean observed;
    private Cleaner.@Nullable Cleanable cleanable;

    private UnobservedError(Task<?> task, List<Throwable> errors) {
        this.taskId = task.id();
        this.taskName = task.name();
        this.errors = errors;
    }

    static UnobservedError watch(Task<?> task, List<Throwable> errors) {
        var watcher = new UnobservedError(task, errors);
        watcher.cleanable = Lazy.CLEANER.register(task, watcher);
        return watcher;
    }

    static Subscription subscribe(Consumer<? super UnobservedTaskEvent> handler) {
        Consumer<UnobservedTaskEvent> one = handler::accept; // the same handler may be there twice
        HANDLERS.add(one);
        return () -> HANDLERS.remove(one);
    }

    void observed() {
        observed = true;
        Cleaner.Cleanable registered = cleanable;
        if (registered != null) {
            registered.clean();
        }
    }

    /** The task is gone, or somebody has looked. */
    @Override
    public void run() {
        if (!observed) {
            TaskEvents.unobserved(taskId, errors.getFirst());
            var event = new UnobservedTaskEvent(taskId, taskName, new AggregateException(errors));
            for (Consumer<? super UnobservedTaskEvent> handler : HANDLERS) {
                MessageQueue.run(() -> handler.accept(event));
            }
        }
    }

    private static final class Lazy {
        static final Cleaner CLEANER =
                Cleaner.create(LibraryThreads.named("unobserved-errors").factory());
    }
}
