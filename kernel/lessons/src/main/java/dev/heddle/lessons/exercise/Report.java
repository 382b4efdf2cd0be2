package dev.heddle.lessons.exercise;

import dev.heddle.trace.ThreadTrace;
import org.jspecify.annotations.Nullable;

/**
 * What came of judging an answer.
 *
 * @param passed whether it does what is asked
 * @param why what is wrong with it, empty when it passed
 * @param actual what its threads did, null when it could not run
 * @param expected what a right answer's threads did in the same place a moment later, null when it is not shown
 */
public record Report(
        Exercise<?> exercise,
        boolean passed,
        String why,
        @Nullable ThreadTrace actual,
        @Nullable ThreadTrace expected) {}
