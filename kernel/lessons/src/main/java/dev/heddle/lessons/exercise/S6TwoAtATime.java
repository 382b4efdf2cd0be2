package dev.heddle.lessons.exercise;

import dev.heddle.lessons.ReportPrinter;
import java.util.List;

/** S6-3: work of which there must never be more than so much at once. */
final class S6TwoAtATime extends Exercise<S6Exercises.PrintTwoAtATimeAsync> {
    private static final int MOST = 2;

    S6TwoAtATime() {
        super(
                "S6-3",
                S6Exercises.PrintTwoAtATimeAsync.class,
                "Two at a time",
                List.of(
                        "Something has to hold back a third report until one of the two before has been printed.",
                        "A Semaphore of two permits does that: acquire() before print, release() behind it, whatever happens."
                                + " In a virtual thread its wait holds no platform thread.",
                        "semaphore.acquireUninterruptibly(); try { return printer.print(title); }"
                                + " finally { semaphore.release(); }"));
    }

    @Override
    protected void judge(S6Exercises.PrintTwoAtATimeAsync answer, Judge judge) throws Exception {
        try (ReportPrinter printer = ReportPrinter.takingPerReport(S6Reports.TIME)) {
            Judge.Run<List<String>> run = judge.runAsync(() -> answer.printTwoAtATimeAsync(printer, S6Reports.TITLES));
            S6Reports.expectReceipts(judge, run.value());
            judge.expect(
                    printer.mostAtOnce() <= MOST,
                    "The printer had to print " + printer.mostAtOnce() + " reports at once, and it can do two.");
            judge.expect(printer.mostAtOnce() == MOST, "The reports were printed one after the other, not by twos.");
            judge.expect(
                    !Holding.held(run.trace(), Judge.THREAD, S6Reports.TIME.dividedBy(2)),
                    "Never more than two at once, but the thread ui was held while the printer worked.");
        }
    }
}
