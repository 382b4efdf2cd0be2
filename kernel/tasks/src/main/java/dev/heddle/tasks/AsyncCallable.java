package dev.heddle.tasks;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work whose value comes later: {@link Task#run(AsyncCallable)} unwraps it (SEMANTICS R1).
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface AsyncCallable<T extends @Nullable Object> {
    /** Starts the work and gives what will hold its value. */
    CompletionStage<? extends T> call() throws Exception;
}
