package dev.heddle.tasks;

import java.time.Duration;

/** What {@code Task.delay} gives (SEMANTICS D1). */
final class DelayTask extends TimedTask<Void> {
    private DelayTask() {
        super(Kind.DELAY, "delay");
    }

    static Task<Void> start(Duration time, CancellationToken token) {
        Timers.requireNotNegative(time);
        var task = new DelayTask();
        task.cancelWith(token);
        if (!task.isDone()) {
            if (time.isZero()) {
                task.end();
            } else {
                task.endAfter(time, task::end);
            }
        }
        return task;
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private void end() {
        complete(null);
    }
}
