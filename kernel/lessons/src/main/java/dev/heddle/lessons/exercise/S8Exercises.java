package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.TaskRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The exercises of section 8: many waits without threads, little work without many hand-overs, blocking calls kept apart. */
public final class S8Exercises {
    private S8Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new NotTooMany(), new FewTrips(), new OutOfTheSharedPool());
    }

    /** The method of S8-1. */
    public interface LoadAllAsync {
        /** The pages, in the order of their paths; so many of them on their way at the same time, and never more. */
        CompletableFuture<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce)
                throws Exception;
    }

    /** The method of S8-2. */
    public interface TotalAsync {
        /** The sum of the prices of 0 up to {@code many}, without the last. */
        CompletableFuture<Integer> totalAsync(IntUnaryOperator price, int many) throws Exception;
    }

    /** The method of S8-3. */
    public interface AskAllAsync {
        /** What each of the calls returns; all of them at the same time. */
        CompletableFuture<List<String>> askAllAsync(List<Callable<String>> calls) throws Exception;
    }

    private static final class NotTooMany extends Exercise<LoadAllAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(100);
        private static final int PAGES = 20;
        private static final int AT_ONCE = 5;

        NotTooMany() {
            super(
                    "S8-1",
                    LoadAllAsync.class,
                    "Many, but not all at once",
                    List.of(
                            "Whoever awaits a page before asking for the next has one on its way. How would you have two"
                                    + " on their way? Two loops.",
                            "Each of atOnce async bodies loops over its share of the paths: the first over 0, 5, 10, …, the"
                                    + " second over 1, 6, 11, …",
                            "In each body: for (int i = first; i < paths.size(); i += atOnce) pages[i] ="
                                    + " await(server.getAsync(paths.get(i))); then await Task.whenAll of the bodies."));
        }

        @Override
        protected void judge(LoadAllAsync answer, Judge judge) throws Exception {
            List<String> paths =
                    IntStream.range(0, PAGES).mapToObj(i -> "/page/" + i).toList();
            List<String> pages = paths.stream().map("<h1>%s</h1>"::formatted).toList();
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<List<String>> run = judge.runAsync(() -> answer.loadAllAsync(server, paths, AT_ONCE));
                judge.expect(
                        pages.equals(run.value()), "The pages should be " + pages + ", and are " + run.value() + ".");
                judge.expect(
                        server.mostAtOnce() <= AT_ONCE,
                        "The server was asked for " + server.mostAtOnce() + " pages at the same time. It takes no more"
                                + " than " + AT_ONCE + ".");
                Holding.expectNone(judge, run.trace(), ANSWER_TIME, "the pages were on their way");
                judge.expect(
                        server.mostAtOnce() == AT_ONCE,
                        "At most " + server.mostAtOnce() + " pages were on their way at the same time, and the server"
                                + " takes " + AT_ONCE + ".");
            }
        }
    }

    private static final class FewTrips extends Exercise<TotalAsync> {
        private static final int MANY = 2_000;
        private static final int MOST_TRIPS = 300;

        FewTrips() {
            super(
                    "S8-2",
                    TotalAsync.class,
                    "Few trips with much, not many with little",
                    List.of(
                            "How many tasks does your trace count, and how long does each of them run?",
                            "A trip through the pool costs more than one price. Give each trip many of them: a part of the"
                                    + " range, or all of it.",
                            "await(Task.run(() -> IntStream.range(0, many).map(price).sum())), or a list of such tasks,"
                                    + " one for each core."));
        }

        @Override
        protected void judge(TotalAsync answer, Judge judge) throws Exception {
            Prices prices = new Prices();
            Judge.Run<Integer> run = judge.runAsync(() -> answer.totalAsync(prices, MANY));
            int total = IntStream.range(0, MANY).map(Prices::of).sum();
            judge.expect(
                    Integer.valueOf(total).equals(run.value()), "The total is " + total + ", not " + run.value() + ".");
            judge.expect(
                    !prices.wereAskedOn(Judge.THREAD),
                    "Prices were worked out on the thread ui, which could do nothing else meanwhile.");
            long trips = trips(run.trace());
            judge.expect(
                    trips <= MOST_TRIPS,
                    "There were " + trips + " trips through the pool for " + MANY
                            + " prices: each costs more than the work" + " that it carries.");
        }

        private static long trips(ThreadTrace trace) {
            return trace.tasks().stream()
                    .filter(task -> task.kind() == TaskRow.Kind.RUN
                            || task.kind() == TaskRow.Kind.WORK
                            || task.kind() == TaskRow.Kind.VIRTUAL_THREAD)
                    .count();
        }
    }

    private static final class OutOfTheSharedPool extends Exercise<AskAllAsync> {
        private static final int CALLS = 12;

        OutOfTheSharedPool() {
            super(
                    "S8-3",
                    AskAllAsync.class,
                    "What must block, apart from what all share",
                    List.of(
                            "Which threads are held in your trace, and who else needs them?",
                            "These calls can only block. Then let each block on a thread that nobody else waits for: a"
                                    + " virtual thread.",
                            "With var threads = Executors.newVirtualThreadPerTaskExecutor(): await(threads.submit(call))"
                                    + " in an async body for each call, and Task.whenAll of the bodies."));
        }

        @Override
        protected void judge(AskAllAsync answer, Judge judge) throws Exception {
            OldSystem system = new OldSystem();
            List<Callable<String>> calls = IntStream.range(0, CALLS)
                    .<Callable<String>>mapToObj(i -> () -> system.ask(i))
                    .toList();
            List<String> answers =
                    IntStream.range(0, CALLS).mapToObj(OldSystem::answer).toList();
            Judge.Run<List<String>> run = judge.runAsync(() -> answer.askAllAsync(calls));
            judge.expect(
                    answers.equals(run.value()), "The answers should be " + answers + ", and are " + run.value() + ".");
            judge.expect(
                    !system.wasAskedOn(Judge.THREAD),
                    "The thread ui made a call, was held for it, and could do nothing else.");
            judge.expect(
                    !system.wasAskedOn("pool-") && !system.wasAskedOn("ForkJoinPool.commonPool"),
                    "Calls held workers of a pool that all of the program shares: " + system.threads() + ".");
            judge.expect(
                    system.mostAtOnce() >= CALLS * 3 / 4,
                    "Of " + CALLS + " calls at most " + system.mostAtOnce() + " were under way at the same time.");
        }
    }
}
