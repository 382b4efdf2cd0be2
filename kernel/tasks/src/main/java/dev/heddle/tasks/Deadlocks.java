package dev.heddle.tasks;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the deadlock of SEMANTICS S1: a thread that is held for a task whose rest can run on that very thread only, be
 * it directly, through other tasks, or through other threads that are held in the same way.
 *
 * <p>What it reads of other threads' tasks may be out of date, yet it never reports in error: a body that goes on on a
 * held thread cannot have gone on, and a task that waits for one that is not complete still waits.
 */
@SuppressWarnings("UndefinedEquals") // the set holds the very objects
final class Deadlocks {
    private static final Map<Thread, CompletableFuture<?>> HELD = new ConcurrentHashMap<>();

    private Deadlocks() {}

    /** The body in the way: suspended, to go on on a thread that is held for it. */
    private record Knot(AsyncTask<?> body, SynchronizationContext context, Thread thread) {}

    static void hold(Thread thread, CompletableFuture<?> future) {
        HELD.put(thread, future);
    }

    static void release(Thread thread) {
        HELD.remove(thread);
    }

    /** Throws if the current thread, to be held for the task, would be held for ever. */
    static void check(Thread thread, Task<?> task) {
        Knot knot = find(thread, task, new HashSet<>());
        if (knot != null) {
            throw new DeadlockException(thread, task, knot.context, knot.thread, knot.body);
        }
    }

    /** Tells of every thread that is held so. */
    static void tell() {
        HELD.forEach((thread, future) -> {
            if (future instanceof Task<?> task) {
                Knot knot = find(thread, task, new HashSet<>());
                if (knot != null) {
                    TaskEvents.blockedOpen(thread, task, knot.body, knot.context.name(), knot.thread);
                }
            }
        });
    }

    private static @Nullable Knot find(Thread held, CompletableFuture<?> future, Set<CompletableFuture<?>> seen) {
        if (future.isDone() || !(future instanceof Task<?> task) || !seen.add(task)) {
            return null;
        }
        if (task instanceof AsyncTask<?> body) {
            SynchronizationContext context = body.resumesOn();
            Thread needed = context == null ? null : context.thread();
            if (context != null && needed != null) {
                CompletableFuture<?> other = needed == held ? null : HELD.get(needed);
                if (needed == held || (other != null && find(held, other, seen) != null)) {
                    return new Knot(body, context, needed);
                }
            }
        }
        for (CompletableFuture<?> next : task.awaits()) {
            Knot knot = find(held, next, seen);
            if (knot != null) {
                return knot;
            }
        }
        return null;
    }
}
