package dev.heddle.tasks;

/**
 * A task failed, and was collected before anyone looked at its error: C#'s {@code UnobservedTaskExceptionEventArgs}.
 *
 * @param taskId the task's {@link Task#id()}
 * @param taskName the task's {@link Task#name()}
 * @param exception its error
 */
public record UnobservedTaskEvent(long taskId, String taskName, AggregateException exception) {}
