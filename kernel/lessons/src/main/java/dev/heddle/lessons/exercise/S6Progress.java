package dev.heddle.lessons.exercise;

import dev.heddle.lessons.Primes;
import dev.heddle.tasks.SynchronizationContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** S6-4: work elsewhere that shows here how far it is. */
final class S6Progress extends Exercise<S6Exercises.CountAndShowAsync> {
    private static final int LIMIT = 1_000_000;
    private static final List<String> TENTHS =
            IntStream.rangeClosed(1, 10).mapToObj(tenth -> tenth * 10 + " %").toList();

    S6Progress() {
        super(
                "S6-4",
                S6Exercises.CountAndShowAsync.class,
                "Progress, shown by the right thread",
                List.of(
                        "On which thread is show called in your code? What is on the screen belongs to the thread ui.",
                        "A Progress hands reports to the context of the place where it is made. Make it before Task.run, and"
                                + " call its report in the work.",
                        "Progress<String> progress = new Progress<>(show); and in the loop progress.report(tenth * 10 + \" %\");"));
    }

    @Override
    protected void judge(S6Exercises.CountAndShowAsync answer, Judge judge) throws Exception {
        Label label = new Label();
        Judge.Run<Integer> run = judge.runAsync(() -> {
            Executor ui = Objects.requireNonNull(SynchronizationContext.current());
            return answer.countAndShowAsync(LIMIT, label)
                    .thenCompose(
                            found -> CompletableFuture.supplyAsync(() -> found, ui)); // behind what is posted by then
        });

        judge.expect(
                Objects.equals(run.value(), Primes.count(0, LIMIT)),
                "The number of primes is not right: " + run.value() + ".");
        S6Ui.expectFree(judge, run.trace());
        label.expectOnUi(judge);
        judge.expect(
                label.texts().equals(TENTHS),
                "There should be shown " + TENTHS + ", and there was " + label.texts() + ".");
        judge.expect(
                label.span().compareTo(run.trace().wall().dividedBy(4)) > 0,
                "From 10 % to 100 % it took no time: they were shown when the counting was over.");
    }
}
