package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.tasks.Task;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The exercises of section 2: the thread is released while it waits. */
public final class S2Exercises {
    private S2Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new BothPages(), new Length(), new SignsOfLife());
    }

    /** The method of S2-1. */
    public interface BothAsync {
        /** The pages {@code /one} and {@code /two}, one text after the other. */
        Task<String> bothAsync(LoopbackServer server) throws Exception;
    }

    /** The method of S2-2. */
    public interface LengthAsync {
        /** How many characters the page {@code /long} has. */
        CompletableFuture<Integer> lengthAsync(LoopbackServer server) throws Exception;
    }

    /** The method of S2-3. */
    public interface LoadAsync {
        /** The page {@code /slow}; shows dots while it is on its way. */
        CompletableFuture<String> loadAsync(LoopbackServer server, Consumer<String> show) throws Exception;
    }

    private static final class BothPages extends Exercise<BothAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(200);

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
                        !Holding.held(run.trace(), Judge.THREAD, ANSWER_TIME.dividedBy(2)),
                        "Both pages were on their way at once, but the thread ui was held while it waited for them.");
            }
        }
    }

    private static final class Length extends Exercise<LengthAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(300);

        Length() {
            super(
                    "S2-2",
                    LengthAsync.class,
                    "Wait without a thread",
                    List.of(
                            "server.get(…) returns when the page is there. What does its thread do until then?",
                            "server.getAsync(…) returns at once, with a Task<String>. What may wait for it without a"
                                    + " thread is an async body.",
                            "return async(() -> …), and in it await the task before you ask for the length."));
        }

        @Override
        protected void judge(LengthAsync answer, Judge judge) throws Exception {
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<Integer> run = judge.runAsync(() -> answer.lengthAsync(server));
                int length = "<h1>/long</h1>".length();
                judge.expect(
                        Integer.valueOf(length).equals(run.value()),
                        "The page /long has " + length + " characters, not " + run.value() + ".");
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the page was on its way");
            }
        }
    }

    private static final class SignsOfLife extends Exercise<LoadAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(600);

        /** Whoever sleeps on the thread ui until the page has come waits for ever: the page comes on that thread. */
        private static final Duration HANGS = Duration.ofSeconds(6);

        SignsOfLife() {
            super(
                    "S2-3",
                    LoadAsync.class,
                    "Signs of life while a page is on its way",
                    List.of(
                            "Start the page first, and keep its task. What does a loop ask that goes on for as long as"
                                    + " the page is on its way?",
                            "page.isDone() says whether it has come. Between two dots something must wait, and it must"
                                    + " not hold the thread.",
                            "In an async body: while (!page.isDone()) { show.accept(\".\"); await(Task.delay(…)); }"));
        }

        @Override
        protected void judge(LoadAsync answer, Judge judge) throws Exception {
            Label label = new Label();
            AtomicInteger dotsAtEnd = new AtomicInteger();
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<String> run = judge.within(HANGS)
                        .runAsync(() -> answer.loadAsync(server, label)
                                .whenComplete(
                                        (_, _) -> dotsAtEnd.set(label.texts().size())));
                judge.expect(
                        "<h1>/slow</h1>".equals(run.value()), "The text is not that of page /slow: " + run.value());
                judge.expect(
                        label.texts().size() >= 2 && label.span().compareTo(ANSWER_TIME.dividedBy(4)) > 0,
                        "While the page was on its way, nobody saw that it was: "
                                + CountText.of(label.texts().size(), "dot") + " came, and there should be one after the"
                                + " other.");
                label.expectOnUi(judge);
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the page was on its way");
                judge.expect(
                        label.texts().size() <= dotsAtEnd.get() + 1,
                        "The page is there, and the dots go on: somebody has to stop them.");
            }
        }
    }
}
