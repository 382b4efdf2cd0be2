package dev.heddle.lessons.exercise;

import dev.heddle.lessons.ReportPrinter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** S6-2: a library that blocks, used without a platform thread for each call. */
final class S6Reports extends Exercise<S6Exercises.PrintAllAsync> {
    static final Duration TIME = Duration.ofMillis(300);
    static final List<String> TITLES = List.of("sales", "costs", "staff", "stock", "travel", "taxes");

    S6Reports() {
        super(
                "S6-2",
                S6Exercises.PrintAllAsync.class,
                "No worker that waits for the printer",
                List.of(
                        "print waits, it does not compute. Which threads may wait without holding a platform thread?",
                        "CompletableFuture.supplyAsync takes an executor as its second argument; one that starts a virtual"
                                + " thread for each piece of work is Thread::startVirtualThread.",
                        "Put CompletableFuture.supplyAsync(() -> printer.print(title), Thread::startVirtualThread) in the place"
                                + " of Task.run. whenAll takes futures, too."));
    }

    @Override
    protected void judge(S6Exercises.PrintAllAsync answer, Judge judge) throws Exception {
        try (ReportPrinter printer = ReportPrinter.takingPerReport(TIME)) {
            Judge.Run<List<String>> run = judge.runAsync(() -> answer.printAllAsync(printer, TITLES));
            expectReceipts(judge, run.value());
            Holding.expectNone(judge, run.trace(), TIME.dividedBy(2), "the printer worked");
            judge.expect(
                    printer.mostAtOnce() > 1,
                    "No platform thread was held, but the reports were printed one after the other.");
        }
    }

    /**
     * Goes on when these are the printer's receipts, in the order of the titles.
     *
     * @throws NotYet otherwise
     */
    static void expectReceipts(Judge judge, @Nullable List<String> receipts) throws Exception {
        List<String> expected = TITLES.stream().map(title -> "printed " + title).toList();
        judge.expect(
                expected.equals(receipts), "These are not the receipts in the order of the titles: " + receipts + ".");
    }
}
