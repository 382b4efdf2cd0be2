package dev.heddle.agent.truth;

import static dev.heddle.agent.truth.Tree.node;
import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.agent.truth.Program.Step;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.TaskRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Programs of which it is known whose code hands over what, and the trees of rows that their traces show. They close their
 * pools: of work that has not ended when the trace does no event tells that it ran.
 */
@Timeout(120)
class KnownParentsTest {
    private static final TraceOptions OPTIONS = TraceOptions.titled("parents")
            .placing((type, method, line) ->
                    type.contains("KnownParentsTest") ? new Place("Parents.java", line, method) : null)
            .ignoring((name, group) -> name.startsWith("surefire-"));

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @Test
    void work_that_work_hands_to_another_executor_is_its_child() throws Exception {
        ThreadTrace trace = trace(() -> {
            try (var outer = Executors.newFixedThreadPool(1);
                    var inner = Executors.newFixedThreadPool(1)) {
                outer.submit(() -> {
                            inner.submit(() -> virtual("leaf", () -> {})).get();
                            inner.invokeAll(List.of(() -> 1)).getFirst().get();
                            return 0;
                        })
                        .get();
                virtual("after", () -> {});
            }
        });

        assertThat(Tree.of(trace))
                .isEqualTo(Tree.lines(
                        node(
                                "ExecutorService.submit",
                                node("ExecutorService.submit", node("leaf")),
                                node("ExecutorService.invokeAll")),
                        node("after")));
    }

    @Test
    void tasks_virtual_threads_and_work_stand_under_one_another_in_any_order() throws Exception {
        ThreadTrace trace = trace(() -> {
            try (var pool = Executors.newScheduledThreadPool(1)) {
                async("body", () -> {
                            await(Task.run(
                                    "first",
                                    () -> virtual(
                                            "light",
                                            () -> Task.run(
                                                            "inner",
                                                            () -> pool.schedule(() -> 1, 1, TimeUnit.MILLISECONDS)
                                                                    .get())
                                                    .waitFor())));
                            await(Task.run("second", () -> virtual("other", () -> {})));
                        })
                        .waitFor();
            }
        });

        assertThat(Tree.of(trace))
                .isEqualTo(Tree.lines(node(
                        "body",
                        node("first", node("light", node("inner", node("ScheduledThreadPoolExecutor.schedule")))),
                        node("second", node("other")))));
    }

    @Test
    void of_bodies_that_run_inside_one_another_the_innermost_is_the_parent() throws Exception {
        ThreadTrace trace = trace(() -> async("outer", () -> {
                    await(async("inner", () -> virtual("of inner", () -> {})));
                    virtual("of outer", () -> {});
                })
                .waitFor());

        assertThat(Tree.of(trace))
                .isEqualTo(Tree.lines(node("outer", node("inner", node("of inner")), node("of outer"))));
    }

    @Test
    void what_a_joining_worker_helps_with_is_no_part_of_what_joins() throws Exception {
        ThreadTrace trace = trace(() -> {
            try (var pool = new ForkJoinPool(1)) {
                pool.submit(() -> async("joins", () -> {
                                    ForkJoinTask<?> helped = pool.submit(() ->
                                            Task.run("of helped", () -> {}).waitFor());
                                    helped.join();
                                    Task.run("of joins", () -> {}).waitFor();
                                })
                                .waitFor())
                        .get();
            }
        });

        assertThat(Tree.of(trace))
                .isEqualTo(Tree.lines(node(
                        "ForkJoinPool.submit",
                        node("joins", node("ForkJoinPool.submit", node("of helped")), node("of joins")))));
    }

    @Test
    void a_stage_is_the_child_of_the_stage_that_completed_before_it() throws Exception {
        ThreadTrace trace = trace(() -> virtual("light", () -> {
            try (var pool = Executors.newFixedThreadPool(2)) {
                CountDownLatch composed = new CountDownLatch(1);
                CompletableFuture<Void> last = CompletableFuture.runAsync(() -> awaitUnchecked(composed), pool)
                        .thenRunAsync(() -> {}, pool)
                        .thenRunAsync(() -> {}, pool);
                composed.countDown();
                last.get();
                last.thenRunAsync(() -> {}, pool).get();
            }
        }));

        assertThat(Tree.of(trace))
                .isEqualTo(Tree.lines(node(
                        "light",
                        node(
                                "CompletableFuture.runAsync",
                                node("CompletableFuture stage", node("CompletableFuture stage"))),
                        node("CompletableFuture.thenRunAsync"))));
    }

    @Test
    void submitters_at_the_same_time_are_not_mixed_up() throws Exception {
        int submitters = 8;
        int each = 25;
        ThreadTrace trace = trace(() -> {
            try (var pool = Executors.newFixedThreadPool(submitters);
                    var shared = Executors.newFixedThreadPool(2)) {
                CountDownLatch go = new CountDownLatch(1);
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < submitters; i++) {
                    String name = "submitter-" + i;
                    FutureTask<Boolean> light = new FutureTask<>(ThreadSteps.callable(() -> {
                        go.await();
                        submitInTurn(name, each, shared);
                    }));
                    Thread.ofVirtual().name(name).start(light);
                    running.add(light);
                    running.add(pool.submit(() -> Task.run(
                                    "task " + name, () -> submitInTurn("in " + name, each, shared))
                            .waitFor()));
                }
                go.countDown();
                for (Future<?> done : running) {
                    done.get();
                }
            }
        });

        Tree[] roots = IntStream.range(0, submitters)
                .boxed()
                .flatMap(i -> Stream.of(
                        submitting("submitter-" + i, "submitter-" + i, each),
                        node("ExecutorService.submit", submitting("task submitter-" + i, "in submitter-" + i, each))))
                .toArray(Tree[]::new);
        assertThat(Tree.of(trace)).isEqualTo(Tree.lines(roots));
    }

    private static Tree submitting(String name, String prefix, int each) {
        return node(
                name,
                IntStream.range(0, each)
                        .mapToObj(i -> node("ExecutorService.submit", node(prefix + " " + i)))
                        .toArray(Tree[]::new));
    }

    private static void submitInTurn(String name, int count, ExecutorService to) throws Exception {
        for (int i = 0; i < count; i++) {
            String leaf = name + " " + i;
            to.submit(() -> virtual(leaf, () -> {})).get();
        }
    }

    @Test
    void what_a_platform_thread_hands_over_by_itself_stands_at_the_root() throws Exception {
        ThreadTrace trace = trace(() -> Task.run("task", () -> {
                    Thread heavy = Thread.ofPlatform()
                            .name("heavy")
                            .start(new FutureTask<>(ThreadSteps.callable(() -> virtual("by heavy", () -> {}))));
                    heavy.join();
                })
                .waitFor());

        assertThat(Tree.of(trace)).isEqualTo(Tree.lines(node("task"), node("by heavy")));
    }

    @Test
    void a_task_that_has_not_ended_is_the_parent_of_those_it_made() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch traced = new CountDownLatch(1);
        AtomicReference<Task<Void>> running = new AtomicReference<>();
        ThreadTrace trace = ThreadTrace.of(OPTIONS, () -> {
            Task<Void> endless = Task.run("endless", () -> {
                Task.run("child", () -> {}).waitFor();
                made.countDown();
                traced.await();
            });
            made.await();
            running.set(endless);
            return 0;
        });
        traced.countDown();
        running.get().waitFor();

        assertThat(trace.task("child").parent()).isEqualTo(trace.task("endless").id());
    }

    @Test
    void threads_that_start_one_another_are_as_deep_as_they_are_many() throws Exception {
        int depth = 2_000;
        ThreadTrace trace = trace(() -> {
            CountDownLatch last = new CountDownLatch(1);
            chain(depth, last);
            last.await();
        });

        List<TaskRow> rows = trace.tasks();
        assertThat(rows).hasSize(depth);
        for (int i = 1; i < depth; i++) {
            assertThat(rows.get(i).parent()).isEqualTo(rows.get(i - 1).id());
        }
    }

    private static void chain(int left, CountDownLatch last) {
        if (left == 0) {
            last.countDown();
        } else {
            Thread.startVirtualThread(() -> chain(left - 1, last));
        }
    }

    /** Traces, and checks what holds for any tree. */
    private static ThreadTrace trace(Step program) throws Exception {
        ThreadTrace trace = ThreadTrace.of(OPTIONS, () -> {
            program.run();
            return 0;
        });
        TreeProperties.check("a program of known parents", trace);
        return trace;
    }

    private static boolean virtual(String name, Step body) throws Exception {
        Future<Boolean> done;
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory())) {
            done = threads.submit(ThreadSteps.callable(body));
        }
        return done.get();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
