package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A task and how to await it: what {@link Task#configureAwait} gives, for {@link Async#await(ConfiguredTask)}.
 *
 * @param task the task to await
 * @param continueOnContext whether the rest runs on the context of the awaiting code
 */
public record ConfiguredTask<T extends @Nullable Object>(Task<T> task, boolean continueOnContext) {}
