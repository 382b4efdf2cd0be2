package dev.heddle.trace;

import jdk.jfr.Event;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The events of docs/events.md, as any task library may emit them. */
final class TaskEvents {
    private TaskEvents() {}

    @Name("heddle.TaskCreated")
    static final class TaskCreated extends Event {
        long taskId;
        long parentId;

        @Nullable String name;

        @Nullable String kind;
    }

    @Name("heddle.TaskQueued")
    static final class TaskQueued extends Event {
        long taskId;

        @Nullable String target;

        @Nullable String reason;
    }

    @Name("heddle.TaskStep")
    static final class TaskStep extends Event {
        long taskId;

        @Nullable String end;

        long awaits;
    }

    @Name("heddle.TaskCompleted")
    static final class TaskCompleted extends Event {
        long taskId;

        @Nullable String outcome;

        @Nullable String error;
    }

    @Name("heddle.TaskBlocked")
    static final class TaskBlocked extends Event {
        long taskId;
    }

    @Name("heddle.ContextPumped")
    static final class ContextPumped extends Event {
        @Nullable String context;
    }

    static void created(long task, long parent, String name, String kind) {
        var event = new TaskCreated();
        event.taskId = task;
        event.parentId = parent;
        event.name = name;
        event.kind = kind;
        event.commit();
    }

    static void queued(long task, String target, String reason) {
        var event = new TaskQueued();
        event.taskId = task;
        event.target = target;
        event.reason = reason;
        event.commit();
    }

    static <X extends Throwable> void step(long task, String end, long awaits, TracedBody<X> body) throws X {
        var event = new TaskStep();
        event.taskId = task;
        event.begin();
        body.run();
        event.end = end;
        event.awaits = awaits;
        event.commit();
    }

    static void completed(long task, String outcome) {
        var event = new TaskCompleted();
        event.taskId = task;
        event.outcome = outcome;
        event.commit();
    }

    static <X extends Throwable> void blocked(long task, TracedBody<X> body) throws X {
        var event = new TaskBlocked();
        event.taskId = task;
        event.begin();
        body.run();
        event.commit();
    }

    static <X extends Throwable> void pumped(String context, TracedBody<X> body) throws X {
        var event = new ContextPumped();
        event.context = context;
        event.begin();
        body.run();
        event.commit();
    }
}
