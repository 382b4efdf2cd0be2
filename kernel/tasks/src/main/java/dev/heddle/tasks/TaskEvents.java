package dev.heddle.tasks;

import java.util.concurrent.CompletableFuture;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The flight recorder events that docs/events.md describes. While none is recorded, each costs one test of a flag. */
final class TaskEvents {
    private static final TaskCreated CREATED = new PlacedCreation();
    private static final TaskQueued QUEUED = new TaskQueued();
    private static final TaskStep STEP = new PlacedStep();
    private static final TaskCompleted COMPLETED = new TaskCompleted();
    private static final TaskBlocked BLOCKED = new TaskBlocked();
    private static final ContextPumped PUMPED = new ContextPumped();

    private TaskEvents() {}

    static boolean createdEnabled() {
        return CREATED.isEnabled();
    }

    static void created(Task<?> task, String kind) {
        TaskCreated event = StackBudget.spend() ? new PlacedCreation() : new UnplacedCreation();
        event.taskId = task.id();
        event.parentId = idOf(ThreadState.current().task);
        event.name = task.givenName();
        event.kind = kind;
        event.commit();
    }

    static void queued(Task<?> task, String target, String reason) {
        if (QUEUED.isEnabled()) {
            var event = new TaskQueued();
            event.taskId = task.id();
            event.target = target;
            event.reason = reason;
            event.commit();
        }
    }

    /** A step that may suspend, below the line that awaits then. */
    static @Nullable TaskStep step(Task<?> task, ThreadState here) {
        return STEP.isEnabled() ? step(task, here, StackBudget.spend()) : null;
    }

    /** A step that ends where no code of the user is on the stack any more. */
    static @Nullable TaskStep stepToItsEnd(Task<?> task, ThreadState here) {
        return STEP.isEnabled() ? step(task, here, false) : null;
    }

    private static TaskStep step(Task<?> task, ThreadState here, boolean placed) {
        here.watchSteps();
        TaskStep event = placed ? new PlacedStep() : new UnplacedStep();
        event.taskId = task.id();
        event.begin();
        return event;
    }

    static void open(Task<?> task, Thread thread) {
        var event = new TaskStepOpen();
        event.taskId = task.id();
        event.thread = thread;
        event.commit();
    }

    /** A thread is held for a task whose body needs a thread that is held as well. */
    static void blockedOpen(Thread held, Task<?> task, Task<?> body, String context, Thread needed) {
        var event = new TaskBlockedOpen();
        event.taskId = task.id();
        event.thread = held;
        event.bodyId = body.id();
        event.context = context;
        event.needed = needed;
        event.commit();
    }

    static boolean completedEnabled() {
        return COMPLETED.isEnabled();
    }

    static void completed(Task<?> task, String outcome, @Nullable Throwable error) {
        var event = new TaskCompleted();
        event.taskId = task.id();
        event.outcome = outcome;
        event.error = error == null ? null : error.getClass().getName();
        event.commit();
    }

    static void unobserved(long taskId, Throwable error) {
        var event = new TaskUnobserved();
        if (event.isEnabled()) {
            event.taskId = taskId;
            event.error = error.getClass().getName();
            event.commit();
        }
    }

    static void threadInjected(String pool, int threads, String reason) {
        var event = new PoolThreadInjected();
        if (event.isEnabled()) {
            event.pool = pool;
            event.threads = threads;
            event.reason = reason;
            event.commit();
        }
    }

    private static long idOf(@Nullable Object future) {
        return future instanceof Task<?> task ? task.id() : 0;
    }

    abstract static class TaskCreated extends Event {
        @Label("Task")
        long taskId;

        @Label("Parent")
        @Description("The task whose body was running, 0 for none")
        long parentId;

        @Label("Name")
        @Description("The name that it was given, if any")
        @Nullable String name;

        @Label("Kind")
        @Nullable String kind;
    }

    @Name("heddle.TaskCreated")
    @Label("Task Created")
    @Category("Heddle")
    @Enabled(false)
    static final class PlacedCreation extends TaskCreated {}

    @Name("heddle.TaskCreatedUnplaced")
    @Label("Task Created, Without Stack")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class UnplacedCreation extends TaskCreated {}

    @Name("heddle.TaskQueued")
    @Label("Task Queued")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class TaskQueued extends Event {
        @Label("Task")
        long taskId;

        @Label("Target")
        @Nullable String target;

        @Label("Reason")
        @Nullable String reason;
    }

    /** Knows nothing of its subclasses: while JFR prepares one of them, it loads this class. */
    abstract static class TaskStep extends Event {
        @Label("Task")
        long taskId;

        @Label("End")
        @Nullable String end;

        @Label("Awaits")
        @Description("The task that it awaits when suspended, 0 for none or not one of ours")
        long awaits;

        void finish(String how, @Nullable CompletableFuture<?> awaited) {
            end = how;
            awaits = idOf(awaited);
            commit();
        }
    }

    @Name("heddle.TaskStep")
    @Label("Task Step")
    @Category("Heddle")
    @Enabled(false)
    static final class PlacedStep extends TaskStep {}

    @Name("heddle.TaskStepUnplaced")
    @Label("Task Step, Without Stack")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class UnplacedStep extends TaskStep {}

    @Name("heddle.TaskStepOpen")
    @Label("Task Step Not Over")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    @Period("endChunk")
    static final class TaskStepOpen extends Event {
        @Label("Task")
        long taskId;

        @Label("Thread")
        @Nullable Thread thread;
    }

    @Name("heddle.TaskCompleted")
    @Label("Task Completed")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class TaskCompleted extends Event {
        @Label("Task")
        long taskId;

        @Label("Outcome")
        @Nullable String outcome;

        @Label("Error")
        @Nullable String error;
    }

    @Name("heddle.TaskUnobserved")
    @Label("Task Error Unobserved")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class TaskUnobserved extends Event {
        @Label("Task")
        long taskId;

        @Label("Error")
        @Nullable String error;
    }

    @Name("heddle.TaskBlocked")
    @Label("Task Blocked")
    @Category("Heddle")
    @Enabled(false)
    static final class TaskBlocked extends Event {
        @Label("Task")
        long taskId;

        static @Nullable TaskBlocked start() {
            if (!BLOCKED.isEnabled()) {
                return null;
            }
            var event = new TaskBlocked();
            event.begin();
            return event;
        }

        void finish(Task<?> task) {
            taskId = task.id();
            commit();
        }
    }

    @Name("heddle.TaskBlockedOpen")
    @Label("Task Blocked for Ever")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class TaskBlockedOpen extends Event {
        @Label("Task")
        long taskId;

        @Label("Thread")
        @Nullable Thread thread;

        @Label("Body in the Way")
        long bodyId;

        @Label("Context")
        @Description("Where the body goes on")
        @Nullable String context;

        @Label("Needed Thread")
        @Description("The only thread of that context")
        @Nullable Thread needed;
    }

    @Name("heddle.ContextPumped")
    @Label("Context Pumped")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class ContextPumped extends Event {
        @Label("Context")
        @Nullable String context;

        static @Nullable ContextPumped start() {
            if (!PUMPED.isEnabled()) {
                return null;
            }
            var event = new ContextPumped();
            event.begin();
            return event;
        }

        void finish(String name) {
            context = name;
            commit();
        }
    }

    @Name("heddle.PoolThreadInjected")
    @Label("Pool Thread Injected")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class PoolThreadInjected extends Event {
        @Label("Pool")
        @Nullable String pool;

        @Label("Threads")
        @Description("How many the pool has now")
        int threads;

        @Label("Reason")
        @Nullable String reason;
    }
}
