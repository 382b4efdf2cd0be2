package dev.heddle.trace.compare;

import org.jspecify.annotations.Nullable;

/**
 * One way to do the work.
 *
 * @param name unique within a comparison
 * @param sized whether the work depends on a size
 */
record Variant(String name, boolean sized, SizedCall<? extends @Nullable Object, ?> body) {
    Variant {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a variant needs a name that can be seen");
        }
    }
}
