package dev.heddle.tasks;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What tells a task from others. An object of its own, because most tasks are never asked. */
record TaskIdentity(long id, @Nullable String name) {
    private static final AtomicLong IDS = new AtomicLong();

    static TaskIdentity of(@Nullable String name) {
        return new TaskIdentity(IDS.incrementAndGet(), name);
    }
}
