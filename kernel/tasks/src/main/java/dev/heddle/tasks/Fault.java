package dev.heddle.tasks;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/**
 * What a task holds that failed with several errors (SEMANTICS E3), or with a {@link CancellationException} that did not
 * cancel it (SEMANTICS C2): {@code CompletableFuture} takes each of those for a cancellation, but not one that is wrapped.
 */
final class Fault extends CompletionException {
    private static final long serialVersionUID = 1L;

    private final transient List<Throwable> errors;

    private Fault(List<Throwable> errors) {
        super(errors.getFirst());
        this.errors = errors;
    }

    /** What to complete a future with so that it failed with these, and is not cancelled. */
    static Throwable of(List<Throwable> errors) {
        Throwable first = errors.getFirst();
        return errors.size() > 1 || first instanceof CancellationException ? new Fault(errors) : first;
    }

    /** What a future failed with that was completed with that. */
    static List<Throwable> errors(Throwable held) {
        return held instanceof Fault fault ? fault.errors : List.of(held);
    }
}
