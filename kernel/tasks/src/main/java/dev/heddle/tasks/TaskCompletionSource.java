package dev.heddle.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end at which a task is completed by hand: C#'s {@code TaskCompletionSource} (SEMANTICS D3). Any thread may use it.
 *
 * <p>Whoever completes the task runs the bodies that await it, up to their next await, before its call returns: unless
 * they belong to a context, or the source was made with {@link #runContinuationsAsynchronously()}. Dependents that were
 * made with the methods of {@code CompletableFuture} keep that class's rules either way.
 *
 * @param <T> the type of the value
 */
public final class TaskCompletionSource<T extends @Nullable Object> {
    private final Task<T> task;

    /** A source whose task is {@code source-…} in traces. */
    public TaskCompletionSource() {
        this(new Task<T>(Task.Kind.SOURCE, null));
    }

    /** A source whose task has a name in traces. */
    public TaskCompletionSource(String name) {
        this(new Task<T>(Task.Kind.SOURCE, name));
    }

    private TaskCompletionSource(Task<T> task) {
        this.task = task;
    }

    /** A source whose awaiting bodies never run within the call that completes it: the shared pool runs them. */
    public static <T extends @Nullable Object> TaskCompletionSource<T> runContinuationsAsynchronously() {
        return new TaskCompletionSource<>(new Task<T>(Task.Kind.SOURCE, null) {
            @Override
            boolean continuesInline() {
                return false;
            }
        });
    }

    /** The task that this source completes. */
    public Task<T> task() {
        return task;
    }

    /**
     * Completes the task with a value.
     *
     * @throws IllegalStateException if it is complete already
     */
    public void setResult(T value) {
        requireFirst(trySetResult(value));
    }

    /**
     * Completes the task with an error: it has then failed, and is not cancelled whatever the error (SEMANTICS C2).
     *
     * @throws IllegalStateException if it is complete already
     */
    public void setException(Throwable error) {
        requireFirst(trySetException(error));
    }

    /**
     * Completes the task as cancelled.
     *
     * @throws IllegalStateException if it is complete already
     */
    public void setCanceled() {
        requireFirst(trySetCanceled());
    }

    /**
     * Completes the task as cancelled by a token.
     *
     * @throws IllegalStateException if it is complete already
     */
    public void setCanceled(CancellationToken token) {
        requireFirst(trySetCanceled(token));
    }

    /** Completes the task with a value; says whether it was the first to complete it. */
    public boolean trySetResult(T value) {
        return task.complete(value);
    }

    /** Completes the task with an error; says whether it was the first to complete it. */
    public boolean trySetException(Throwable error) {
        return task.completeFaulted(List.of(error));
    }

    /** Completes the task as cancelled; says whether it was the first to complete it. */
    public boolean trySetCanceled() {
        return trySetCanceled(CancellationToken.none());
    }

    /** Completes the task as cancelled, with a token for its exception; says whether it was the first to complete it. */
    public boolean trySetCanceled(CancellationToken token) {
        return task.completeExceptionally(
                new OperationCanceledException("the task " + task.name() + " was cancelled", token));
    }

    private void requireFirst(boolean first) {
        if (!first) {
            throw new IllegalStateException(
                    "the task is complete already: " + task + "; trySet… answers false instead of throwing");
        }
    }
}
