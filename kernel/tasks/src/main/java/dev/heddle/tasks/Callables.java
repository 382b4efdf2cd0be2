package dev.heddle.tasks;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Work without a value as work with one. */
final class Callables {
    private Callables() {}

    @SuppressWarnings("NullAway") // Void has no other value
    static Callable<Void> of(Action action) {
        return () -> {
            action.run();
            return null;
        };
    }

    /** Throws any exception where the compiler expects unchecked ones: an await throws what the task threw. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException sneakyThrow(@Nullable Throwable error) throws X {
        throw (X) error;
    }
}
