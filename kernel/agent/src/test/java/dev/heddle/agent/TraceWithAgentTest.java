package dev.heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.TracedCall;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a trace knows of virtual threads and of executors where the agent is loaded. */
@Timeout(120)
@SuppressWarnings("ThreadPriorityCheck") // to give way is what is tested
class TraceWithAgentTest {
    private static final TraceOptions OPTIONS = TraceOptions.titled("test")
            .placing((type, method, line) ->
                    type.contains("TraceWithAgentTest") ? new Place("Test.java", line, method) : null)
            .ignoring((name, group) -> name.startsWith("surefire-"));

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @Test
    void a_virtual_thread_runs_while_it_is_mounted_and_waits_without_a_thread_else() throws Exception {
        ThreadTrace trace = trace(() -> {
            Thread.ofVirtual()
                    .name("worker")
                    .start(() -> {
                        compute(Duration.ofMillis(20));
                        sleep(50);
                        compute(Duration.ofMillis(20));
                    })
                    .join();
            return 0;
        });

        ThreadLane lane = trace.thread("worker");
        assertThat(lane.timeIn(State.RUNNING)).isGreaterThanOrEqualTo(Duration.ofMillis(39));
        assertThat(lane.timeIn(State.AWAITING)).isGreaterThanOrEqualTo(Duration.ofMillis(45));
        assertThat(longest(lane, State.AWAITING).detail()).contains("asleep");
        assertThat(longest(lane, State.AWAITING).place()).isNotNull();
        assertThat(trace.heldWaiting()).as("only by the join").isEqualTo(held(trace.cellThread()));
        assertThat(trace.awaitedWithoutThread()).isEqualTo(lane.timeIn(State.AWAITING));
    }

    @Test
    void a_carrier_shows_the_thread_that_is_mounted_on_it() throws Exception {
        ThreadTrace trace = trace(() -> {
            Thread.ofVirtual()
                    .name("mounted")
                    .start(() -> compute(Duration.ofMillis(30)))
                    .join();
            return 0;
        });

        TaskRow row = trace.task("mounted");
        List<Slice> onCarriers = trace.threads().stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CARRIER)
                .flatMap(lane -> lane.slices().stream())
                .filter(slice -> slice.task() == row.id())
                .toList();
        assertThat(sum(onCarriers)).isGreaterThanOrEqualTo(Duration.ofMillis(29));
        assertThat(sum(onCarriers).minus(row.timeIn(State.RUNNING)).abs()).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void a_thread_that_finds_every_carrier_taken_is_ready_and_not_running() throws Exception {
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch hogging = new CountDownLatch(carriers);
        AtomicBoolean stop = new AtomicBoolean();
        ThreadTrace trace = trace(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < carriers; i++) {
                threads.add(Thread.ofVirtual().name("hog-" + i).start(() -> {
                    hogging.countDown();
                    while (!stop.get()) {
                        Thread.onSpinWait();
                    }
                }));
            }
            hogging.await();
            threads.add(Thread.ofVirtual().name("late").start(() -> {}));
            Thread.sleep(60);
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            return 0;
        });

        assertThat(trace.timeIn("late", State.READY)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(trace.slices("late").getFirst().detail()).isEqualTo("for a carrier");
        assertThat(trace.timeIn("hog-0", State.RUNNING)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void work_that_an_executor_refuses_is_neither_shown_nor_waited_for() throws Exception {
        Duration grace = Duration.ofSeconds(60);
        ExecutorService closed = Executors.newFixedThreadPool(1);
        ExecutorService forkJoin = new ForkJoinPool(1);
        closed.close();
        forkJoin.close();
        ThreadTrace trace = ThreadTrace.of(OPTIONS.waiting(grace), () -> {
            int refused = 0;
            for (ExecutorService executor : List.of(closed, forkJoin)) {
                try {
                    executor.submit(() -> 1).get();
                } catch (RejectedExecutionException expected) {
                    refused++;
                }
            }
            return refused;
        });

        assertThat(trace.tasks()).isEmpty();
        assertThat(trace.wall()).isLessThan(grace);
    }

    @Test
    void the_same_work_handed_over_again_after_a_refusal_runs_once() throws Exception {
        FutureTask<Integer> work = new FutureTask<>(() -> 1);
        ExecutorService closed = Executors.newFixedThreadPool(1);
        closed.close();
        ThreadTrace trace = trace(() -> {
            try (ExecutorService open = Executors.newFixedThreadPool(1)) {
                try {
                    closed.execute(work);
                } catch (RejectedExecutionException expected) {
                    open.execute(work);
                }
                return work.get();
            }
        });

        assertThat(trace.tasks())
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo(TaskRow.Outcome.COMPLETED));
    }

    @Test
    void a_loop_that_waits_for_events_is_idle_though_it_is_some_executors_work() throws Exception {
        SelectorLoop loop = new SelectorLoop();
        try (ExecutorService listening = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("listening").factory())) {
            ThreadTrace trace = trace(() -> {
                listening.execute(loop);
                Thread.sleep(400);
                loop.stop();
                return 0;
            });

            assertThat(trace.timeIn("listening", State.IDLE)).isGreaterThan(Duration.ofMillis(200));
            assertThat(trace.timeIn("listening", State.READY)).isLessThan(Duration.ofMillis(150));
        }
    }

    private static void hog(CountDownLatch running, AtomicBoolean stop) {
        running.countDown();
        while (!stop.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_sleep_is_over_when_its_time_is_though_every_carrier_is_taken() throws Exception {
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch allButOne = new CountDownLatch(carriers - 1);
        CountDownLatch last = new CountDownLatch(1);
        AtomicBoolean stop = new AtomicBoolean();
        ThreadTrace trace = trace(() -> {
            List<Thread> threads = new CopyOnWriteArrayList<>();
            for (int i = 1; i < carriers; i++) {
                threads.add(Thread.ofVirtual().start(() -> hog(allButOne, stop)));
            }
            allButOne.await();
            threads.add(Thread.ofVirtual().name("sleeper").start(() -> {
                threads.add(
                        Thread.ofVirtual().start(() -> hog(last, stop))); // gets the carrier as soon as this one sleeps
                sleep(20);
            }));
            last.await();
            Thread.sleep(100);
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            return 0;
        });

        assertThat(trace.timeIn("sleeper", State.AWAITING)).isBetween(Duration.ofMillis(19), Duration.ofMillis(21));
        assertThat(trace.timeIn("sleeper", State.READY)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void one_that_runs_still_when_the_trace_ends_is_not_taken_for_ready() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean stop = new AtomicBoolean();
        Thread[] hog = new Thread[1];
        ThreadTrace trace = trace(() -> {
            hog[0] = Thread.ofVirtual().name("endless").start(() -> {
                running.countDown();
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
            });
            running.await();
            Thread.sleep(50);
            return 0;
        });
        stop.set(true);
        hog[0].join();

        assertThat(trace.timeIn("endless", State.RUNNING)).isGreaterThanOrEqualTo(Duration.ofMillis(45));
        assertThat(trace.slices("endless").getLast().state()).isEqualTo(State.RUNNING);
    }

    /** A class whose initialiser waits: a native frame below the wait holds the carrier. */
    private static final class Slow {
        static final long WOKE;

        static {
            sleep(50);
            WOKE = System.nanoTime();
        }
    }

    @Test
    void a_thread_that_is_pinned_holds_its_carrier() throws Exception {
        ThreadTrace trace = trace(() -> {
            Thread.ofVirtual()
                    .name("pinned")
                    .start(() -> assertThat(Slow.WOKE).isNotZero())
                    .join();
            return 0;
        });

        Duration heldByCarriers = trace.threads().stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CARRIER)
                .map(TraceWithAgentTest::held)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(heldByCarriers).isGreaterThanOrEqualTo(Duration.ofMillis(45));
        assertThat(trace.timeIn("pinned", State.AWAITING)).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void only_threads_that_the_traced_code_started_are_part_of_the_trace() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                join(Thread.ofVirtual().name("stranger").start(() -> {}));
            }
        });
        ThreadTrace trace = trace(() -> {
            join(Thread.ofVirtual()
                    .name("own")
                    .start(() -> join(Thread.ofVirtual().name("child").start(() -> {}))));
            return 0;
        });
        stop.set(true);
        other.join();

        assertThat(trace.threads())
                .extracting(ThreadLane::name)
                .contains("own", "child")
                .doesNotContain("stranger");
        assertThat(trace.handOffs()).extracting(HandOff::what).contains("start own", "start child");
    }

    @Test
    void a_platform_thread_that_a_virtual_one_starts_is_part_of_the_trace_and_so_is_what_it_starts() throws Exception {
        ThreadTrace trace = trace(() -> {
            join(Thread.ofVirtual()
                    .name("light")
                    .start(() -> join(Thread.ofPlatform()
                            .name("heavy")
                            .start(() -> join(Thread.ofVirtual().name("child").start(() -> {}))))));
            return 0;
        });

        assertThat(trace.threads()).extracting(ThreadLane::name).contains("light", "heavy", "child");
        assertThat(trace.handOffs())
                .filteredOn(handOff -> handOff.what().equals("start heavy"))
                .singleElement()
                .satisfies(handOff -> assertThat(handOff.fromThread())
                        .isEqualTo(trace.thread("light").id()));
    }

    @Test
    void what_a_shared_worker_does_for_others_has_no_row_and_is_shown_as_no_task() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            CountDownLatch opened = new CountDownLatch(1);
            CountDownLatch traced = new CountDownLatch(1);
            Thread stranger = Thread.ofPlatform()
                    .start(() -> ThreadTrace.capture(() -> {
                        opened.countDown();
                        traced.await();
                        for (int i = 0; i < 20; i++) {
                            join(Thread.ofVirtual().start(() -> compute(Duration.ofMillis(1))));
                            Future<?> done = pool.submit(() -> compute(Duration.ofMillis(1)));
                            assertThatCode(done::get).doesNotThrowAnyException();
                        }
                    }));
            opened.await();
            ThreadTrace trace = trace(() -> {
                traced.countDown();
                pool.submit(() -> compute(Duration.ofMillis(1))).get();
                join(Thread.ofVirtual().start(() -> compute(Duration.ofMillis(1))));
                stranger.join();
                return 0;
            });

            Set<Long> rows = trace.tasks().stream().map(TaskRow::id).collect(Collectors.toSet());
            assertThat(trace.tasks()).hasSize(2);
            assertThat(trace.threads())
                    .flatExtracting(ThreadLane::slices)
                    .extracting(Slice::task)
                    .allMatch(task -> task == 0 || rows.contains(task));
        }
    }

    @Test
    void work_of_an_executor_is_a_row_with_an_arrow_to_where_it_ran() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            pool.submit(() -> {}).get();
            ThreadTrace trace = trace(() -> {
                pool.submit(() -> compute(Duration.ofMillis(15))).get();
                CountDownLatch composed = new CountDownLatch(1);
                CompletableFuture<Integer> sum = CompletableFuture.supplyAsync(() -> await(composed), pool)
                        .thenApplyAsync(value -> value + 1, pool);
                composed.countDown();
                return sum.get();
            });

            TaskRow submitted = trace.task("ExecutorService.submit");
            assertThat(submitted.kind()).isEqualTo(TaskRow.Kind.WORK);
            assertThat(submitted.outcome()).isEqualTo(TaskRow.Outcome.COMPLETED);
            assertThat(submitted.timeIn(State.RUNNING).plus(submitted.timeIn(State.READY)))
                    .as("running, or waiting for a core")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(14));
            assertThat(trace.ranOn(submitted))
                    .hasSize(1)
                    .allSatisfy(name -> assertThat(name).contains("thread-1"));
            assertThat(submitted.slices().getFirst().state()).isEqualTo(State.QUEUED);
            assertThat(submitted.slices().getFirst().place()).isNotNull();
            assertThat(trace.tasks())
                    .extracting(TaskRow::name)
                    .contains("CompletableFuture.supplyAsync", "CompletableFuture stage");
            assertThat(trace.handOffs())
                    .filteredOn(handOff -> handOff.task() == submitted.id())
                    .singleElement()
                    .satisfies(handOff -> {
                        assertThat(handOff.fromThread())
                                .isEqualTo(trace.cellThread().id());
                        assertThat(handOff.what()).isEqualTo("ExecutorService.submit");
                    });
        }
    }

    @Test
    void a_thousand_threads_on_few_carriers_add_up() throws Exception {
        int count = 1_000;
        ThreadTrace trace = trace(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    sleep(5);
                    Thread.yield();
                }));
            }
            threads.forEach(TraceWithAgentTest::join);
            return 0;
        });

        assertThat(trace.virtualThreadsStarted()).isEqualTo(count);
        assertThat(trace.totals().eventsLost()).isZero();
        Duration mounted = Duration.ZERO;
        for (ThreadLane lane : trace.threads()) {
            Duration at = lane.begin();
            for (Slice slice : lane.slices()) {
                assertThat(slice.start()).as("no gap in " + lane.name()).isEqualTo(at);
                at = slice.end();
            }
            assertThat(at).isEqualTo(lane.end());
            mounted = lane.isVirtual() ? mounted.plus(lane.timeIn(State.RUNNING)) : mounted;
        }
        Duration carried = sum(trace.threads().stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CARRIER)
                .flatMap(lane -> lane.slices().stream())
                .filter(slice -> slice.task() < 0)
                .toList());
        assertThat(carried.toNanos()).isBetween(mounted.toNanos() * 9 / 10, mounted.toNanos() * 3 / 2);
    }

    private static <T> ThreadTrace trace(TracedCall<T, Exception> body) throws Exception {
        return ThreadTrace.of(OPTIONS, body);
    }

    private static Duration held(ThreadLane lane) {
        return sum(lane.slices().stream()
                .filter(slice -> slice.state().hold() == State.Hold.WAITING)
                .toList());
    }

    private static Duration sum(List<Slice> slices) {
        return slices.stream().map(Slice::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static Slice longest(ThreadLane lane, State state) {
        return lane.slices().stream()
                .filter(slice -> slice.state() == state)
                .max(java.util.Comparator.comparing(Slice::duration))
                .orElseThrow();
    }

    /** A virtual thread has no CPU time to be asked for. */
    private static void compute(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
