package dev.heddle.jupyter.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method does at one place, as far as it may lead to an await.
 *
 * @param line in the cell
 * @param lockedAt the line of the innermost {@code synchronized} block around it, 0 for none
 */
record Call(int line, int lockedAt, Target target) {
    sealed interface Target {
        /** It awaits. */
        record Await() implements Target {}

        /** It calls a method, with a receiver first where there is one. */
        record Method(MethodRef method, List<@Nullable Value> arguments) implements Target {
            public Method {
                arguments = Lists.copyOf(arguments);
            }
        }

        /**
         * It runs a lambda, or has somebody run it before the call is over.
         *
         * @param name the method that it is run by, empty if that is not known
         */
        record Run(Value lambda, String name) implements Target {}
    }
}
