package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoadResult;
import dev.heddle.lessons.LoadTest;
import dev.heddle.lessons.LoopbackServer;
import dev.heddle.lessons.WebServer;
import dev.heddle.tasks.Async;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The exercises of section 7: the four mistakes, to be mended. */
public final class S7Exercises {
    private static final Duration ANSWER_TIME = Duration.ofMillis(200);

    private S7Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new NoThread(), new NoDetour(), new NoDeadlock(), new NoStarvation());
    }

    /** The method of S7-1. */
    public interface LoadAllAsync {
        /** The pages, in the order of their paths; all of them on their way at the same time. */
        CompletableFuture<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) throws Exception;
    }

    /** The method of S7-2. */
    public interface ShowAsync {
        /** Shows the page {@code /news}. */
        CompletableFuture<Void> showAsync(LoopbackServer server, Consumer<String> label) throws Exception;
    }

    /** The method of S7-3. */
    public interface HeadlineAsync {
        /** The word "News: " and the page {@code /news} in capital letters. */
        CompletableFuture<String> headlineAsync(LoopbackServer server) throws Exception;
    }

    /** The method of S7-4. */
    public interface PriceAsync {
        /** What the other server says to the same path. */
        CompletableFuture<String> priceAsync(WebServer.Request request, LoopbackServer prices) throws Exception;
    }

    private static final class NoThread extends Exercise<LoadAllAsync> {
        private static final int PAGES = 6;

        NoThread() {
            super(
                    "S7-1",
                    LoadAllAsync.class,
                    "No thread waits in your place",
                    List.of(
                            "Which thread runs server.get(…) in your trace, and what does it do until the page is there?",
                            "async makes no thread that could wait in your place. What waits without one is"
                                    + " server.getAsync(…), which returns a task at once.",
                            "Make a list of the tasks, paths.stream().map(path -> server.getAsync(path)).toList(), and"
                                    + " give it to Task.whenAll."));
        }

        @Override
        protected void judge(LoadAllAsync answer, Judge judge) throws Exception {
            List<String> paths =
                    IntStream.range(0, PAGES).mapToObj(i -> "/page/" + i).toList();
            List<String> pages = paths.stream().map("<h1>%s</h1>"::formatted).toList();
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<List<String>> run = judge.runAsync(() -> answer.loadAllAsync(server, paths));
                judge.expect(
                        pages.equals(run.value()), "The pages should be " + pages + ", and are " + run.value() + ".");
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the pages were on their way");
                judge.expect(
                        server.mostAtOnce() == PAGES,
                        "No thread was held, but at most " + server.mostAtOnce() + " of the " + PAGES
                                + " pages were on their way at the same time.");
            }
        }
    }

    private static final class NoDetour extends Exercise<ShowAsync> {
        NoDetour() {
            super(
                    "S7-2",
                    ShowAsync.class,
                    "No detour through the pool",
                    List.of(
                            "What does the worker of the pool do in your trace, and for how long?",
                            "server.getAsync(…) holds no thread, so nothing needs to be moved away from the thread ui."
                                    + " What Task.run moved away as well is the line that changes the label.",
                            "Leave out Task.run: return async(() -> …), and in it await the page and show it."));
        }

        @Override
        protected void judge(ShowAsync answer, Judge judge) throws Exception {
            Label label = new Label();
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<Void> run = judge.runAsync(() -> answer.showAsync(server, label));
                judge.expect(
                        List.of("<h1>/news</h1>").equals(label.texts()),
                        "There should be shown the page /news, and there was shown " + label.texts() + ".");
                label.expectOnUi(judge);
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the page was on its way");
                judge.expectNoFindings(run.trace());
            }
        }
    }

    private static final class NoDeadlock extends Exercise<HeadlineAsync> {
        private static final Duration PATIENCE = Duration.ofSeconds(3);

        NoDeadlock() {
            super(
                    "S7-3",
                    HeadlineAsync.class,
                    "Async all the way up",
                    List.of(
                            "Who holds the thread ui, and on which thread must titleAsync go on once the page is there?",
                            "Whoever calls an async method and needs its value awaits it. For that it must be an async"
                                    + " method too.",
                            "return async(() -> …) in headlineAsync, and in it await(titleAsync(server))."));
        }

        @Override
        protected void judge(HeadlineAsync answer, Judge judge) throws Exception {
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<String> run = judge.within(PATIENCE).runAsync(() -> answer.headlineAsync(server));
                judge.expect(
                        "News: <H1>/NEWS</H1>".equals(run.value()),
                        "The headline should be \"News: <H1>/NEWS</H1>\", and is \"" + run.value() + "\".");
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the page was on its way");
            }
        }
    }

    private static final class NoStarvation extends Exercise<PriceAsync> {
        private static final Duration PRICE_TIME = Duration.ofMillis(150);
        private static final int WEB_THREADS = 2;
        private static final LoadTest LOAD = new LoadTest(8, 16, Duration.ofSeconds(10));

        NoStarvation() {
            super(
                    "S7-4",
                    PriceAsync.class,
                    "A web handler that holds no thread",
                    List.of(
                            "Which threads are held in your trace, and how many requests are under way at the same time?",
                            "Task.run only swaps the web thread for a worker. prices.getAsync(…) holds neither.",
                            "return prices.getAsync(request.path())"));
        }

        @Override
        protected void judge(PriceAsync answer, Judge judge) throws Exception {
            try (LoopbackServer prices = LoopbackServer.answeringAfter(PRICE_TIME)) {
                Judge.Run<LoadResult> run = judge.runAsync(() -> Async.async("shop", () -> {
                    try (WebServer shop =
                            WebServer.answeringAsync(WEB_THREADS, request -> answer.priceAsync(request, prices))) {
                        return Async.await(LOAD.runAsync(shop));
                    }
                }));
                LoadResult load = run.value();
                judge.expect(
                        load != null && load.errors() == 0,
                        "Some of the " + LOAD.requests() + " requests failed: "
                                + (load == null ? "" : load.firstError()));
                judge.expect(
                        prices.requests() == LOAD.requests(),
                        "For " + LOAD.requests() + " requests the price was asked for " + prices.requests()
                                + " times.");
                Holding.expectNone(judge, run.trace(), PRICE_TIME.dividedBy(2), "a price was on its way");
                judge.expectNoFindings(run.trace());
                judge.expect(
                        prices.mostAtOnce() >= LOAD.users() * 3 / 4,
                        "Of " + LOAD.users() + " users at most " + prices.mostAtOnce()
                                + " were served at the same time.");
            }
        }
    }
}
