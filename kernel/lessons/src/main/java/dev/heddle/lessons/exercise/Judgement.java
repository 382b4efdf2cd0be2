package dev.heddle.lessons.exercise;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Judges an answer, and where it fails runs the solution for comparison. */
final class Judgement {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String NOT_HERE =
            "Your answer did not pass, but just now the solution does not pass here either: this machine is too busy, or"
                    + " something that an earlier cell started still runs. Try again in a moment. It said: ";

    /** Where code of cells is evaluated: in the kernel, on the cells' thread. */
    @FunctionalInterface
    interface Evaluator {
        /**
         * The value of an expression, or null for a declaration.
         *
         * @throws RuntimeException when it does not compile
         */
        @Nullable Object evaluate(String code);
    }

    private final Evaluator evaluator;

    Judgement(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Judges what the learner's cell declares, with what was expected beside it where it fails. */
    Report of(Exercise<?> exercise) {
        Report alone = alone(exercise);
        return alone.passed() || alone.actual() == null ? alone : compared(exercise, alone);
    }

    /** Judges what the learner's cell declares, and runs nothing else. */
    <A> Report alone(Exercise<A> exercise) {
        A answer;
        try {
            answer = answer(exercise, exercise.methodName());
        } catch (RuntimeException notThere) {
            return new Report(
                    exercise,
                    false,
                    "There is no " + exercise.signature()
                            + " to call, or it has other types than the untouched cell's: run"
                            + " the cell above first, and keep its first line. (" + notThere.getMessage() + ")",
                    null,
                    null);
        }
        Judge judge = new Judge("your answer", LIMIT);
        String why = whyNot(exercise, answer, judge);
        return new Report(exercise, why.isEmpty(), why, judge.trace(), null);
    }

    private <A> Report compared(Exercise<A> exercise, Report failed) {
        String name = "Solution_" + exercise.id().replace('-', '_');
        evaluator.evaluate("class " + name + " {\n" + exercise.solution() + "\n}");
        A solution = answer(exercise, "new " + name + "()." + exercise.methodName());
        Judge judge = new Judge("expected", LIMIT);
        String solutionFails = whyNot(exercise, solution, judge);
        String told = solutionFails.isEmpty() ? failed.why() : NOT_HERE + failed.why();
        return new Report(exercise, false, told, failed.actual(), judge.trace());
    }

    private <A> A answer(Exercise<A> exercise, String called) {
        Object value = evaluator.evaluate(exercise.expression(called));
        if (value == null) {
            throw new IllegalStateException("no value: " + called);
        }
        return exercise.cast(value);
    }

    private static <A> String whyNot(Exercise<A> exercise, A answer, Judge judge) {
        try {
            exercise.judge(answer, judge);
            return "";
        } catch (NotYet no) {
            return no.why();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "The check was interrupted.";
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            return "Your code failed: " + failure;
        }
    }
}
