package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.tasks.Task;
import dev.heddle.trace.model.State;
import java.time.Duration;
import java.util.List;

/** The exercises of section 2: the thread is released while it waits. */
public final class S2Exercises {
    private static final Duration ANSWER_TIME = Duration.ofMillis(200);

    private S2Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new BothPages());
    }

    /** The method of S2-1. */
    public interface BothAsync {
        /** The pages {@code /one} and {@code /two}, one text after the other. */
        Task<String> bothAsync(LoopbackServer server) throws Exception;
    }

    private static final class BothPages extends Exercise<BothAsync> {
        BothPages() {
            super(
                    "S2-1",
                    BothAsync.class,
                    "Two pages in the time of one",
                    List.of(
                            "Look at the two waits in your trace: when does the second begin?",
                            "A call of getAsync starts the work, an await only waits for it. Call both before you await"
                                    + " the first.",
                            "Keep the two tasks in variables, then return await(one) + await(two)."));
        }

        @Override
        protected void judge(BothAsync answer, Judge judge) throws Exception {
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<String> run = judge.runAsync(() -> answer.bothAsync(server));
                judge.expect(
                        "<h1>/one</h1><h1>/two</h1>".equals(run.value()),
                        "The text is not that of page /one and page /two, but " + run.value() + ".");
                judge.expect(
                        server.mostAtOnce() == 2,
                        "The second page was asked for only after the first had come: the two waits follow each other.");
                judge.expect(
                        run.trace().timeIn(Judge.THREAD, State.RESULT).compareTo(ANSWER_TIME.dividedBy(2)) < 0,
                        "Both pages were on their way at once, but the thread ui was held while it waited for them.");
            }
        }
    }
}
