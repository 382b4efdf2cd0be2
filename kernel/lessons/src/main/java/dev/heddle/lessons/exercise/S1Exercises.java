package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The exercises of section 1: two ways to make code asynchronous, each for its own problem. */
public final class S1Exercises {
    private S1Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new FrontPage(), new Forecast());
    }

    /** The method of S1-1. */
    public interface FrontPageAsync {
        /** The pages {@code /news} and {@code /mail}, one text after the other. */
        CompletableFuture<String> frontPageAsync(LoopbackServer server) throws Exception;
    }

    /** The method of S1-2. */
    public interface ForecastAsync {
        /** {@code "Tomorrow: "}, followed by what {@code calculation} gives. */
        CompletableFuture<String> forecastAsync(Supplier<String> calculation) throws Exception;
    }

    private static final class FrontPage extends Exercise<FrontPageAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(300);

        FrontPage() {
            super(
                    "S1-1",
                    FrontPageAsync.class,
                    "A wait needs no worker",
                    List.of(
                            "Look at the row of the worker in your trace. What does it do while a page is on its way?",
                            "server.get(…) holds the thread that calls it, whichever that is. server.getAsync(…) gives a"
                                    + " task at once, and an async body can await it.",
                            "return async(() -> await(server.getAsync(\"/news\")) + …), without Task.run."));
        }

        @Override
        protected void judge(FrontPageAsync answer, Judge judge) throws Exception {
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<String> run = judge.runAsync(() -> answer.frontPageAsync(server));
                judge.expect(
                        "<h1>/news</h1><h1>/mail</h1>".equals(run.value()),
                        "The text is not that of page /news and page /mail, but " + run.value() + ".");
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the pages were on their way");
            }
        }
    }

    private static final class Forecast extends Exercise<ForecastAsync> {
        private static final String RAIN = "rain, most likely";

        Forecast() {
            super(
                    "S1-2",
                    ForecastAsync.class,
                    "A calculation needs another thread",
                    List.of(
                            "Look at the row ui in your trace. Who calculates?",
                            "async lets a body pause where it awaits, and a calculation never does. Somebody else has to"
                                    + " do it: a worker of the pool.",
                            "await(Task.run(() -> calculation.get())) has it done there, and gives the text."));
        }

        @Override
        protected void judge(ForecastAsync answer, Judge judge) throws Exception {
            HeavyWork<String> calculation = new HeavyWork<>(RAIN);
            Judge.Run<String> run = judge.runAsync(() -> answer.forecastAsync(calculation));
            judge.expect(
                    ("Tomorrow: " + RAIN).equals(run.value()),
                    "The text should be \"Tomorrow: " + RAIN + "\", and is \"" + run.value() + "\".");
            calculation.expectOffUi(judge);
            judge.expect(
                    !Holding.held(run.trace(), Judge.THREAD, run.trace().wall().dividedBy(2)),
                    "The calculation ran on another thread, but the thread ui was held while it waited for it.");
        }
    }
}
