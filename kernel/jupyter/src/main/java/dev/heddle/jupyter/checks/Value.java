package dev.heddle.jupyter.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a value while code is read: null stands for nothing. */
sealed interface Value {
    /**
     * A lambda or method reference.
     *
     * @param name the method that runs it: {@code accept}
     * @param body its code
     * @param captured the body's first arguments
     * @param depth how many lambdas capture each other here
     */
    record Lambda(String name, MethodRef body, List<@Nullable Value> captured, int depth) implements Value {
        /** Recursion would nest them without end: beyond this it is forgotten what they capture. */
        private static final int DEEPEST = 8;

        static Lambda of(String name, MethodRef body, List<@Nullable Value> captured) {
            int depth = 1;
            for (Value value : captured) {
                if (value instanceof Lambda lambda) {
                    depth = Math.max(depth, lambda.depth + 1);
                }
            }
            return depth > DEEPEST
                    ? new Lambda(name, body, List.of(), 1)
                    : new Lambda(name, body, Lists.copyOf(captured), depth);
        }
    }

    /** An argument of the method that is read; 0 is {@code this}, where there is one. */
    record Argument(int index) implements Value {}
}
