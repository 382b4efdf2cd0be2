package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.tasks.Task;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.text.TimeText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The exercises of section 5: when to await. */
public final class S5Exercises {
    private S5Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new ExitCode(), new NotTooMany(), new InTime(), new NoDetour());
    }

    /** The method of S5-1. */
    public interface ExitCodeAsync {
        /** Starts a program and gives what it exits with. */
        CompletableFuture<Integer> exitCodeAsync(ProcessBuilder program) throws Exception;
    }

    /** The method of S5-2. */
    public interface AllAsync {
        /** The pages of these paths in order; never more than {@code limit} are asked for at the same time. */
        CompletableFuture<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) throws Exception;
    }

    /** The method of S5-3. */
    public interface InTimeAsync {
        /** The page, or {@code "too late"} when it has not come after {@code patience}. */
        CompletableFuture<String> inTimeAsync(Task<String> page, Duration patience) throws Exception;
    }

    /** The method of S5-4. */
    public interface FirstChapterAsync {
        /** The page whose path is the text of the page {@code /contents}. */
        CompletableFuture<String> firstChapterAsync(LoopbackServer server) throws Exception;
    }

    private static final class ExitCode extends Exercise<ExitCodeAsync> {
        private static final Duration RUNS_FOR = Duration.ofMillis(500);
        private static final int CODE = 3;

        ExitCode() {
            super(
                    "S5-1",
                    ExitCodeAsync.class,
                    "Await another program",
                    List.of(
                            "waitFor() returns when the program has ended. What does its thread do until then?",
                            "process.onExit() returns at once, with a future of the process when it has ended.",
                            "return async(() -> …), and in it await(process.onExit()).exitValue()."));
        }

        @Override
        protected void judge(ExitCodeAsync answer, Judge judge) throws Exception {
            ProcessBuilder program =
                    new ProcessBuilder("sh", "-c", "sleep " + (double) RUNS_FOR.toMillis() / 1_000 + "; exit " + CODE);
            Judge.Run<Integer> run = judge.runAsync(() -> answer.exitCodeAsync(program));
            judge.expect(
                    Integer.valueOf(CODE).equals(run.value()),
                    "The program exits with " + CODE + ", and your method gave " + run.value() + ".");
            Holding.expectNone(judge, run.trace(), RUNS_FOR.dividedBy(2), "the program ran");
        }
    }

    private static final class NotTooMany extends Exercise<AllAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(150);
        private static final int PAGES = 30;
        private static final int LIMIT = 10;

        NotTooMany() {
            super(
                    "S5-2",
                    AllAsync.class,
                    "Many, but not too many at once",
                    List.of(
                            "A call of getAsync asks at once. So how often may it be called before one page has come?",
                            "Let " + LIMIT
                                    + " async bodies share the list: each takes the next path, awaits its page, and"
                                    + " takes the next one, until there are none.",
                            "The bodies run on one thread, so a counter that they share may be an AtomicInteger or a mere"
                                    + " array of one int. Give the list of their tasks to Task.whenAll, await it, and"
                                    + " return the pages."));
        }

        @Override
        protected void judge(AllAsync answer, Judge judge) throws Exception {
            List<String> paths =
                    IntStream.range(0, PAGES).mapToObj(i -> "/" + i).toList();
            List<String> pages =
                    paths.stream().map(path -> "<h1>" + path + "</h1>").toList();
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<List<String>> run = judge.runAsync(() -> answer.allAsync(server, paths, LIMIT));
                judge.expect(
                        pages.equals(run.value()),
                        "These are not the " + PAGES + " pages in the order of their paths: " + run.value());
                judge.expect(
                        server.mostAtOnce() <= LIMIT,
                        server.mostAtOnce() + " pages were asked for at once, and the limit is " + LIMIT + ".");
                judge.expect(
                        server.mostAtOnce() > LIMIT / 2,
                        "No more than " + server.mostAtOnce() + " at once were on their way, and " + LIMIT
                                + " may be: the others waited for nothing.");
                Holding.expectNone(judge, run.trace(), ANSWER_TIME, "the pages were on their way");
            }
        }
    }

    private static final class InTime extends Exercise<InTimeAsync> {
        private static final Duration LATE = Duration.ofMillis(1_500);
        private static final Duration SOON = Duration.ofMillis(50);

        InTime() {
            super(
                    "S5-3",
                    InTimeAsync.class,
                    "Not for ever",
                    List.of(
                            "Two things may happen first: the page comes, or the patience ends. Neither needs a thread.",
                            "page.waitAsync(patience) is a task that ends as the page does, or fails with a"
                                    + " TimeoutException.",
                            "In an async body: try { return await(page.waitAsync(patience)); } and in the catch return"
                                    + " \"too late\". await throws the TimeoutException as it is, but does not declare it,"
                                    + " so catch Exception."));
        }

        @Override
        protected void judge(InTimeAsync answer, Judge judge) throws Exception {
            Duration patience = LATE.dividedBy(5);
            Judge.Run<String> late = run(answer, LATE, patience, judge);
            judge.expect(
                    !"<h1>/news</h1>".equals(late.value()),
                    "The page came after " + TimeText.of(LATE) + ", and the patience ends after "
                            + TimeText.of(patience) + ", but your method waited for it to the end.");
            judge.expect(
                    "too late".equals(late.value()),
                    "When the patience ends your method should give \"too late\", and it gave " + late.value() + ".");
            Holding.expectNone(judge, late.trace(), patience.dividedBy(2), "the page was on its way");

            Judge.Run<String> soon = run(answer, SOON, LATE, judge);
            judge.expect(
                    "<h1>/news</h1>".equals(soon.value()),
                    "The page came in time, and your method gave " + soon.value() + ".");
            judge.expect(
                    soon.trace().codeEnd().compareTo(LATE) < 0,
                    "The page came in time, but your method gave it only when the patience had ended.");
        }

        private static Judge.Run<String> run(InTimeAsync answer, Duration after, Duration patience, Judge judge)
                throws Exception {
            try (LoopbackServer server = LoopbackServer.answeringAfter(after)) {
                return judge.runAsync(() -> {
                    Task<String> page = server.getAsync("/news");
                    var _ = page.exceptionally(_ -> "given up"); // nobody else looks at a page that is too late
                    return answer.inTimeAsync(page, patience);
                });
            }
        }
    }

    private static final class NoDetour extends Exercise<FirstChapterAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(200);
        private static final String CHAPTER = "It was the best of looms.";

        NoDetour() {
            super(
                    "S5-4",
                    FirstChapterAsync.class,
                    "No detour through the pool",
                    List.of(
                            "What do the workers of the pool run in your trace, and for how long?",
                            "getAsync holds no thread, whoever calls it. So the thread ui may call it.",
                            "await(server.getAsync(\"/contents\")) gives the path, without Task.run."));
        }

        @Override
        protected void judge(FirstChapterAsync answer, Judge judge) throws Exception {
            try (LoopbackServer server = LoopbackServer.answeringAfter(
                    ANSWER_TIME,
                    path -> (path.equals("/contents") ? "/chapter/1" : path.equals("/chapter/1") ? CHAPTER : path)
                            .getBytes(StandardCharsets.UTF_8))) {
                Judge.Run<String> run = judge.runAsync(() -> answer.firstChapterAsync(server));
                judge.expect(
                        CHAPTER.equals(run.value()),
                        "The page that /contents names begins \"" + CHAPTER + "\", and your method gave: "
                                + run.value());
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the pages were on their way");
                List<Finding> detours = run.trace().findings("H03");
                judge.expect(
                        detours.isEmpty(),
                        detours.stream().map(Finding::what).findFirst().orElse(""));
                judge.expect(
                        run.trace().tasks().stream().noneMatch(task -> task.kind() == TaskRow.Kind.RUN),
                        "A worker of the pool was sent for, and there is nothing to work: the pages only come.");
            }
        }
    }
}
