package dev.heddle.tasks;

import dev.heddle.tasks.TaskEvents.TaskBlocked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Holding a thread until a task is complete (SEMANTICS E2, S1). */
final class BlockingWait {
    /** How often a held thread looks again: a body may have suspended, or asked for this thread, only after it was held. */
    private static final Duration LOOK = Duration.ofMillis(20);

    static volatile boolean detectDeadlocks;

    private BlockingWait() {}

    /** Holds the thread until the task has an outcome or the token is cancelled; no longer than a time, if one is given. */
    static void until(Task<?> task, @Nullable Duration atMost, CancellationToken token) {
        if (task.isDone() || token.isCancellationRequested() || (atMost == null && runInline(task, token))) {
            return;
        }
        TaskBlocked event = TaskBlocked.start();
        PoolWorker worker = ThreadState.current().worker;
        if (worker != null) {
            worker.pool.beginWait();
        }
        try {
            hold(task, atMost, token);
        } finally {
            if (worker != null) {
                worker.pool.endWait();
            }
            if (event != null) {
                event.finish(task);
            }
        }
    }

    /** Work that this thread queued itself and is to wait for may as well run here (SEMANTICS P3), as in .NET. */
    private static boolean runInline(Task<?> task, CancellationToken token) {
        return !token.canBeCanceled() && task instanceof RunTask<?> work && work.runInline() && task.isDone();
    }

    private static void hold(Task<?> task, @Nullable Duration atMost, CancellationToken token) {
        if (token.canBeCanceled()) {
            Futures.block(task, atMost, token);
        } else if (atMost != null) {
            Futures.block(task, atMost); // ends by itself
        } else {
            Thread thread = ThreadState.current().thread;
            Deadlocks.hold(thread, task);
            try {
                holdForEver(task, thread);
            } finally {
                Deadlocks.release(thread);
            }
        }
    }

    private static void holdForEver(Task<?> task, Thread thread) {
        while (detectDeadlocks && !task.isDone()) {
            Deadlocks.check(thread, task);
            Futures.block(task, LOOK);
        }
        Futures.block(task);
    }
}
