package dev.heddle.tasks;

import java.util.List;

/** What {@link Task#result()} and {@link Task#waitFor()} throw, even for one error (SEMANTICS E2). */
public final class AggregateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Throwable> errors;

    AggregateException(List<Throwable> errors) {
        super(message(errors), errors.getFirst());
        this.errors = List.copyOf(errors);
        this.errors.stream().skip(1).forEach(this::addSuppressed);
    }

    private static String message(List<Throwable> errors) {
        Throwable first = errors.getFirst();
        String rest = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return first + rest;
    }

    /** The original exceptions, at least one; the first is also the {@linkplain #getCause() cause}. */
    public List<Throwable> errors() {
        return errors;
    }
}
