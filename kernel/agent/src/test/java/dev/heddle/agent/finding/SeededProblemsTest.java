package dev.heddle.agent.finding;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.ThreadPool;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TracedBody;
import dev.heddle.trace.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each program has one problem, made to be found. */
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry"}) // the problems are meant
@Timeout(120)
class SeededProblemsTest {
    private static final Duration LONG = Duration.ofMillis(150);
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static Finding found(String id, TracedBody<?> program) {
        ThreadTrace trace = Diagnosed.trace(program);
        System.out.println(trace.findings());
        assertThat(trace.findings()).as(trace.toText()).extracting(Finding::id).contains(id);
        return trace.findings(id).getFirst();
    }

    @Test
    void h01_a_worker_is_held_for_a_result() {
        found("H01", () -> Task.run(() -> Task.delay(LONG).waitFor()).waitFor());
    }

    @Test
    void h01_an_async_body_is_held_for_a_result() {
        found("H01", () -> async("body", () -> Task.delay(LONG).waitFor()).waitFor());
    }

    @Test
    void h01_a_worker_of_an_executor_is_held_for_a_future() {
        found("H01", () -> {
            try (ExecutorService one = Executors.newSingleThreadExecutor();
                    ExecutorService other = Executors.newSingleThreadExecutor()) {
                one.submit(() -> other.submit(() -> {
                                    Thread.sleep(LONG);
                                    return 1;
                                })
                                .get())
                        .get();
            }
        });
    }

    @Test
    void h02_a_context_waits_for_itself() {
        EventLoop loop = EventLoop.start("loop");
        Finding finding = found("H02", () -> {
            CountDownLatch held = new CountDownLatch(1);
            loop.post(() -> {
                Task<Void> body = async("load", () -> await(Task.delay(Duration.ofMillis(1))));
                held.countDown();
                try {
                    body.waitFor();
                } catch (RuntimeException interrupted) {
                    // by the test, which ends the loop
                }
            });
            held.await();
            Thread.sleep(LONG);
        });
        loop.thread().interrupt();
        loop.close();
        assertThat(finding.what()).contains("loop").contains("load");
        assertThat(finding.evidence()).isNotEmpty();
    }

    @Test
    void h03_task_run_around_an_async_method() {
        Finding finding = found(
                "H03",
                () -> Task.run(() -> async("load", () -> await(Task.delay(LONG))))
                        .waitFor());
        assertThat(finding.what()).contains("load");
    }

    @Test
    void h04_workers_wait_while_others_stand_behind_them() {
        try (ThreadPool pool =
                ThreadPool.builder("narrow").minimumThreads(2).maximumThreads(2).build()) {
            found("H04", () -> {
                List<Task<?>> all = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    all.add(pool.run("waits", () -> {
                        Task.delay(LONG).waitFor();
                        return 1;
                    }));
                }
                for (Task<?> task : all) {
                    task.waitFor();
                }
            });
        }
    }

    @Test
    void h05_a_sleep_on_a_context() {
        try (EventLoop loop = EventLoop.start("loop")) {
            found("H05", () -> loop.run(() -> Thread.sleep(LONG)).waitFor());
        }
    }

    @RepeatedTest(10) // the failure is in a hurry with the end of the code
    void h06_a_task_fails_and_nobody_looks() {
        Finding finding = found("H06", () -> {
            CountDownLatch failed = new CountDownLatch(1);
            Task.run("save", () -> {
                failed.countDown();
                throw new IllegalStateException("disk full");
            });
            failed.await();
        });
        assertThat(finding.what()).contains("save").contains("IllegalStateException");
    }

    @Test
    void h07_unlocking_fails_after_an_await() {
        found("H07", () -> {
            ReentrantLock lock = new ReentrantLock();
            Task<Void> body = async("guarded", () -> {
                lock.lock();
                await(Task.delay(Duration.ofMillis(20)));
                lock.unlock();
            });
            body.handle((value, error) -> error).join();
        });
    }

    @Test
    void h07_a_free_thread_has_the_lock() {
        try (EventLoop loop = EventLoop.start("loop")) {
            found("H07", () -> {
                ReentrantLock lock = new ReentrantLock();
                CountDownLatch locked = new CountDownLatch(1);
                Task<Void> body = loop.run(() -> async("guarded", () -> {
                    lock.lock();
                    locked.countDown();
                    await(Task.delay(LONG));
                    lock.unlock();
                }));
                Thread other = Thread.ofPlatform().start(() -> {
                    awaitUninterruptibly(locked);
                    lock.lock();
                    lock.unlock();
                });
                other.join();
                body.waitFor();
            });
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void h08_a_context_computes() {
        try (EventLoop loop = EventLoop.start("loop")) {
            found(
                    "H08",
                    () -> loop.run(() -> Diagnosed.compute(Duration.ofMillis(250)))
                            .waitFor());
        }
    }

    @Test
    void h08_virtual_threads_hog_their_carriers() {
        found("H08", () -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
                threads.add(Thread.startVirtualThread(() -> Diagnosed.compute(Duration.ofMillis(600))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
    }

    @Test
    void h09_more_threads_than_cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        ThreadTrace trace = Diagnosed.trace(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3 * cores; i++) {
                threads.add(Thread.ofPlatform().start(() -> Diagnosed.compute(Duration.ofMillis(300))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
        boolean coresAreOurs = trace.cpu()
                        .compareTo(
                                trace.wall().multipliedBy(cores).multipliedBy(3).dividedBy(4))
                > 0;
        assumeTrue(coresAreOurs, "others compute on this machine");
        assertThat(trace.findings()).as(trace.toText()).extracting(Finding::id).contains("H09");
    }

    private static final class SlowToInitialise {
        static final int VALUE = value();

        static int value() {
            try {
                Thread.sleep(LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 1;
        }
    }

    @Test
    void h10_a_virtual_thread_waits_in_a_static_initialiser() {
        found(
                "H10",
                () -> Thread.startVirtualThread(
                                () -> assertThat(SlowToInitialise.VALUE).isOne())
                        .join());
    }

    @Test
    void h11_a_thread_for_each_task() {
        found("H11", () -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                threads.add(Thread.ofPlatform().start(() -> sleep(Duration.ofMillis(20))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Task<Integer> load(int id) {
        return async("load", () -> {
            await(Task.delay(Duration.ofMillis(60)));
            return id;
        });
    }

    @Test
    void h12_awaits_one_after_the_other() {
        Finding finding = found(
                "H12",
                () -> async("page", () -> {
                            int user = await(load(1));
                            int orders = await(load(2));
                            return user + orders;
                        })
                        .waitFor());
        assertThat(finding.cost()).isGreaterThan(Duration.ofMillis(50));
        assertThat(finding.evidence()).hasSize(2);
    }

    @Test
    void h12_awaits_in_a_loop() {
        Finding finding = found(
                "H12",
                () -> async("pages", () -> {
                            List<Integer> pages = new ArrayList<>();
                            for (int i = 0; i < 4; i++) {
                                pages.add(await(load(i)));
                            }
                            return pages;
                        })
                        .waitFor());
        assertThat(finding.evidence()).hasSize(4);
    }

    @Test
    void h12_not_where_one_needs_the_other() {
        ThreadTrace trace = Diagnosed.trace(() -> async("page", () -> {
                    int user = await(load(1));
                    return await(load(user + 1));
                })
                .waitFor());
        assertThat(trace.findings("H12")).isEmpty();
    }

    @Test
    void h13_a_worker_sleeps() {
        found("H13", () -> Task.run(() -> Thread.sleep(LONG)).waitFor());
    }

    @Test
    void h13_the_common_pool_sleeps() {
        found("H13", () -> CompletableFuture.runAsync(() -> sleep(LONG)).join());
    }

    @Test
    void h14_threads_wait_for_a_monitor() {
        Object monitor = new Object();
        found(
                "H14",
                () -> inTwoThreads(() -> {
                    for (int i = 0; i < 5; i++) {
                        synchronized (monitor) {
                            sleep(Duration.ofMillis(30));
                        }
                    }
                }));
    }

    @Test
    void h14_threads_wait_for_a_lock() {
        ReentrantLock lock = new ReentrantLock(true);
        Finding finding = found(
                "H14",
                () -> inTwoThreads(() -> {
                    for (int i = 0; i < 5; i++) {
                        lock.lock();
                        try {
                            sleep(Duration.ofMillis(30));
                        } finally {
                            lock.unlock();
                        }
                    }
                }));
        assertThat(finding.what()).contains("had it");
    }

    @Test
    void h14_virtual_threads_wait_for_a_lock() {
        ReentrantLock lock = new ReentrantLock(true);
        found("H14", () -> {
            Runnable work = () -> {
                for (int i = 0; i < 5; i++) {
                    lock.lock();
                    try {
                        sleep(Duration.ofMillis(30));
                    } finally {
                        lock.unlock();
                    }
                }
            };
            Thread one = Thread.startVirtualThread(work);
            Thread other = Thread.startVirtualThread(work);
            one.join();
            other.join();
        });
    }

    private static void inTwoThreads(Runnable work) throws InterruptedException {
        Thread one = Thread.ofPlatform().name("one").start(work);
        Thread other = Thread.ofPlatform().name("other").start(work);
        one.join();
        other.join();
    }

    @Test
    void h15_two_threads_wait_for_each_other() {
        Object a = new Object();
        Object b = new Object();
        CyclicBarrier both = new CyclicBarrier(2);
        Finding finding = found("H15", () -> {
            Thread.ofPlatform().daemon().name("one").start(() -> nested(a, b, both));
            Thread.ofPlatform().daemon().name("other").start(() -> nested(b, a, both));
            Thread.sleep(LONG);
        });
        assertThat(finding.what()).contains("one").contains("other").startsWith("Deadlock");
    }

    private static void nested(Object first, Object second, CyclicBarrier both) {
        synchronized (first) {
            try {
                both.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            synchronized (second) {
                throw new IllegalStateException("never here");
            }
        }
    }

    @Test
    void h15_locks_are_taken_in_different_orders() {
        Object a = new Object();
        Object b = new Object();
        found("H15", () -> {
            blockedInside("one", a, b);
            blockedInside("other", b, a);
        });
    }

    /** A thread takes one monitor and waits for the other, which is kept until it has been seen to. */
    private static void blockedInside(String name, Object first, Object second) throws InterruptedException {
        Thread thread;
        synchronized (second) { // before the thread begins, which would else be through at once
            thread = Thread.ofPlatform().name(name).start(() -> ordered(first, second));
            while (thread.getState() != Thread.State.BLOCKED) {
                Thread.sleep(1);
            }
            Thread.sleep(LONG);
        }
        thread.join();
    }

    private static void ordered(Object first, Object second) {
        synchronized (first) {
            synchronized (second) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void h16_an_executor_is_left_running() {
        found("H16", () -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            open.add(pool);
            pool.submit(() -> 1).get();
        });
    }
}
