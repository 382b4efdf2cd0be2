package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.lessons.Readings;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.State;
import java.time.Duration;
import java.util.List;

/** S9-1: a download that holds no thread, and work that a worker does. */
final class EachWhereItBelongs extends Exercise<S9Exercises.ReportAsync> {
    private static final Duration ANSWER_TIME = Duration.ofMillis(300);
    private static final int LINES = 200_000;

    EachWhereItBelongs() {
        super(
                "S9-1",
                S9Exercises.ReportAsync.class,
                "Each part where it belongs",
                List.of(
                        "Look at the worker's row in your trace: what does it do before it begins to work?",
                        "Two awaits: one for the file, on nobody's thread, and one for the work, on a worker.",
                        "In async(() -> { … }): byte[] file = await(server.getBytesAsync(\"/march\")); then await a Task.run"
                                + " around Readings.warmestHours(file)."));
    }

    @Override
    protected void judge(S9Exercises.ReportAsync answer, Judge judge) throws Exception {
        byte[] file = Readings.file("/march", LINES);
        String report = "Warmest at " + Readings.warmestHours(file);
        try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME, path -> file)) {
            Judge.Run<String> run = judge.runAsync(() -> answer.reportAsync(server));
            ThreadTrace trace = run.trace();
            judge.expect(
                    report.equals(run.value()), "The report is not \"" + report + "\", but \"" + run.value() + "\".");
            judge.expect(
                    trace.timeIn(Judge.THREAD, State.RUNNING).multipliedBy(2).compareTo(running(trace)) < 0,
                    "The thread ui works on the file: for so long no click is answered.");
            Holding.expectNone(judge, trace, ANSWER_TIME.dividedBy(2), "the file was on its way");
            judge.expectNoFindings(trace);
        }
    }

    private static Duration running(ThreadTrace trace) {
        return trace.threads().stream().map(lane -> lane.timeIn(State.RUNNING)).reduce(Duration.ZERO, Duration::plus);
    }
}
