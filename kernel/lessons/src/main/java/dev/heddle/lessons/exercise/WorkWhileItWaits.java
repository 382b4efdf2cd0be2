package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.lessons.Readings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** S9-2: one file is worked on while the other is still on its way. */
final class WorkWhileItWaits extends Exercise<S9Exercises.BothAsync> {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATE = Duration.ofMillis(1_200);
    private static final int LINES = 100_000;

    WorkWhileItWaits() {
        super(
                "S9-2",
                S9Exercises.BothAsync.class,
                "Work on one file while the other is on its way",
                List.of(
                        "In your trace, find the moment at which the near file is there. What does the pool do from then on?",
                        "whenAll waits for the slower of the two. What belongs together is one file's download and its work:"
                                + " make that a method of its own.",
                        "Task<String> oneAsync(server, process) awaits getBytesAsync(\"/march\") and then a Task.run around"
                                + " process.apply(file). Call it for both servers, and await both after that."));
    }

    /** What was so at the moment when the work on the near file began. */
    private static final class Beginning {
        private volatile String thread = "";
        private volatile boolean farAskedFor;
        private volatile boolean farAnswered;
    }

    @Override
    protected void judge(S9Exercises.BothAsync answer, Judge judge) throws Exception {
        byte[] nearFile = Readings.file("near", LINES);
        byte[] farFile = Readings.file("far", LINES);
        String expected = "near " + Readings.warmestHours(nearFile) + " far " + Readings.warmestHours(farFile) + " ";
        AtomicBoolean farAnswered = new AtomicBoolean();
        Beginning beginning = new Beginning();
        try (LoopbackServer near = LoopbackServer.answeringAfter(SOON, path -> nearFile);
                LoopbackServer far = LoopbackServer.answeringAfter(LATE, path -> {
                    farAnswered.set(true);
                    return farFile;
                })) {
            Function<byte[], String> process = file -> {
                boolean isNear = Arrays.equals(file, nearFile);
                if (isNear) {
                    beginning.thread = Thread.currentThread().getName();
                    beginning.farAskedFor = far.requests() > 0;
                    beginning.farAnswered = farAnswered.get();
                }
                return (isNear ? "near " : "far ") + Readings.warmestHours(file) + " ";
            };
            Judge.Run<String> run = judge.runAsync(() -> answer.bothAsync(near, far, process));
            judge.expect(
                    expected.equals(run.value()),
                    "The text is not what process makes of the near file and then of the far one, but \"" + run.value()
                            + "\".");
            judge.expect(
                    !beginning.thread.equals(Judge.THREAD), "The thread ui works on the files: no click is answered.");
            judge.expect(
                    beginning.farAskedFor,
                    "The work on the near file began before anybody had asked for the far one, which could be on its way"
                            + " by then.");
            judge.expect(
                    !beginning.farAnswered,
                    "The near file had long come, but the work on it began only when the far one was there too.");
            Holding.expectNone(judge, run.trace(), LATE.dividedBy(4), "the files were on their way");
            judge.expectNoFindings(run.trace());
        }
    }
}
