package dev.heddle.tasks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What {@code task.waitAsync} gives: it ends as that task does, unless a time or a token ends it before. */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
final class WaitTask<T extends @Nullable Object> extends TimedTask<T> {
    private final Task<T> task;

    private WaitTask(Task<T> task) {
        super(Kind.SOURCE, "waitAsync");
        this.task = task;
    }

    static <T extends @Nullable Object> Task<T> start(
            Task<T> task, @Nullable Duration atMost, CancellationToken token) {
        if (atMost != null) {
            Timers.requireNotNegative(atMost);
        }
        if (task.isDone() || (atMost == null && !token.canBeCanceled())) {
            return task;
        }
        var wait = new WaitTask<>(task);
        wait.cancelWith(token);
        if (atMost != null && atMost.isZero()) {
            wait.timeOut(atMost);
        } else {
            wait.listen(atMost);
        }
        return wait;
    }

    @Override
    List<? extends CompletableFuture<?>> awaits() {
        return List.of(task);
    }

    private void listen(@Nullable Duration atMost) {
        if (atMost != null && !isDone()) {
            endAfter(atMost, () -> timeOut(atMost));
        }
        // The JDK takes an anyOf off the stages that it no longer needs: waits that were given up leave nothing behind.
        CompletableFuture.anyOf(task, this).handle((value, error) -> {
            if (task.isDone()) {
                endAs(task);
            }
            return null;
        });
    }

    private void timeOut(Duration atMost) {
        completeExceptionally(new TimeoutException("not complete after " + atMost));
    }
}
