package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.AwaitException;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.ThreadPool;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS A: async bodies and await. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class AwaitTest {
    @Test
    @Tag("continuation")
    void A1_runs_synchronously_up_to_first_incomplete_await() {
        var source = new CompletableFuture<String>();
        List<Object> seen = new ArrayList<>();
        Task<String> task = async(() -> {
            seen.add(Thread.currentThread());
            String value = await(source);
            seen.add(value);
            return value + "!";
        });
        assertThat(seen).containsExactly(Thread.currentThread());
        assertThat(task).isNotDone();
        source.complete("value");
        assertThat(task.result()).isEqualTo("value!");
        assertThat(seen).containsExactly(Thread.currentThread(), "value");
    }

    @Test
    @Tag("continuation")
    void A2_completed_task_does_not_yield() {
        var context = new CountingContext();
        try (var _ = SynchronizationContext.install(context)) {
            Task<Thread> task = async(() -> {
                int sum = 0;
                for (int i = 0; i < 1000; i++) {
                    sum += await(Task.completed(i));
                }
                assertThat(sum).isEqualTo(499_500);
                return Thread.currentThread();
            });
            assertThat(task).isCompletedWithValue(Thread.currentThread());
        }
        assertThat(context.posts).hasValue(0);
    }

    @Test
    void A3_starts_no_thread() {
        var threads = ManagementFactory.getThreadMXBean();
        async(() -> await(CompletableFuture.completedFuture(1))).waitFor();
        long before = threads.getTotalStartedThreadCount();
        for (int i = 0; i < 1000; i++) {
            var source = new CompletableFuture<Integer>();
            Task<Integer> task = async(() -> await(source));
            source.complete(i);
            assertThat(task).isCompletedWithValue(i);
        }
        assertThat(threads.getTotalStartedThreadCount()).isEqualTo(before);
    }

    @Test
    @Tag("continuation")
    void A4_resumes_through_the_captured_context() {
        try (EventLoop loop = EventLoop.start("ui")) {
            List<Thread> seen = CompletableFuture.supplyAsync(
                            () -> async(() -> {
                                List<Thread> threads = new ArrayList<>();
                                for (int i = 0; i < 100; i++) {
                                    threads.add(await(Task.run(Thread::currentThread)));
                                    threads.add(Thread.currentThread());
                                }
                                return threads;
                            }),
                            loop)
                    .join()
                    .result();
            for (int i = 0; i < seen.size(); i += 2) {
                assertThat(seen.get(i).getName()).startsWith("pool-");
                assertThat(seen.get(i + 1)).isSameAs(loop.thread());
            }
        }
    }

    @Test
    void A4_posts_once_for_each_incomplete_await() {
        var context = new CountingContext();
        var source = new CompletableFuture<Integer>();
        Task<Integer> task;
        try (var _ = SynchronizationContext.install(context)) {
            task = async(() -> await(source) + await(Task.completed(1)));
        }
        assertThat(context.posts).hasValue(0);
        source.complete(1);
        assertThat(context.posts).hasValue(1);
        assertThat(task.result()).isEqualTo(2);
    }

    @Test
    @Tag("continuation")
    void A5_resumes_inline_on_the_completing_thread() throws InterruptedException {
        var source = new CompletableFuture<Void>();
        Task<Thread> task = async(() -> {
            await(source);
            return Thread.currentThread();
        });
        Thread completing = Thread.ofPlatform().start(() -> source.complete(null));
        completing.join();
        assertThat(task).isCompletedWithValue(completing);
    }

    @Test
    @Tag("continuation")
    void A5_inline_only_where_no_context_is_current() {
        var source = new CompletableFuture<Void>();
        Task<Thread> task = async(() -> {
            await(source);
            return Thread.currentThread();
        });
        try (EventLoop loop = EventLoop.start("ui")) {
            loop.post(() -> source.complete(null));
            assertThat(task.result().getName()).startsWith("pool-");
        }
    }

    @Test
    @Tag("continuation")
    void A5_a_million_completions_do_not_overflow() {
        var end = new CompletableFuture<Integer>();
        completeNext(1_000_000, end);
        assertThat(end.join()).isZero();
    }

    /** Each completion resumes a body that makes the next one. */
    private static void completeNext(int left, CompletableFuture<Integer> end) {
        var source = new CompletableFuture<Integer>();
        async(() -> {
            int rest = await(source);
            if (rest == 0) {
                end.complete(rest);
            } else {
                completeNext(rest - 1, end);
            }
        });
        source.complete(left);
    }

    @Test
    @Tag("continuation")
    void A5_a_long_chain_of_tasks_does_not_overflow() {
        var first = new CompletableFuture<Integer>();
        CompletableFuture<Integer> last = first;
        for (int i = 0; i < 100_000; i++) {
            CompletableFuture<Integer> previous = last;
            last = async(() -> await(previous) + 1);
        }
        first.complete(0);
        assertThat(last.join()).isEqualTo(100_000);
    }

    @Test
    @Tag("continuation")
    void A5_a_million_incomplete_awaits_in_a_loop() {
        assertThat(sumOfAwaits(1_000_000, ThreadPool.shared())).isEqualTo(1_000_000);
    }

    @Test
    @Tag("continuation")
    void A5_many_incomplete_awaits_in_a_loop_between_two_threads() {
        try (EventLoop loop = EventLoop.start("ui")) {
            assertThat(sumOfAwaits(10_000, loop::post)).isEqualTo(10_000);
        }
    }

    /** Awaits that many futures, each completed by the executor when it gets to it. */
    private static int sumOfAwaits(int count, Executor completer) {
        return async(() -> {
                    int sum = 0;
                    for (int i = 0; i < count; i++) {
                        var source = new CompletableFuture<Integer>();
                        completer.execute(() -> source.complete(1));
                        sum += await(source);
                    }
                    return sum;
                })
                .result();
    }

    @Test
    @Tag("continuation")
    void A6_configureAwait_false_leaves_the_context() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var gate = new CountDownLatch(1);
            List<Thread> seen = CompletableFuture.supplyAsync(
                            () -> async(() -> {
                                List<Thread> threads = new ArrayList<>();
                                await(Task.completed(1).configureAwait(false));
                                threads.add(Thread.currentThread());
                                Task<Boolean> work =
                                        Task.run(() -> gate.await(30, java.util.concurrent.TimeUnit.SECONDS));
                                loop.post(gate::countDown); // runs once the body has left the loop
                                await(work.configureAwait(false));
                                threads.add(Thread.currentThread());
                                return threads;
                            }),
                            loop)
                    .join()
                    .result();
            assertThat(seen.getFirst()).isSameAs(loop.thread());
            assertThat(seen.getLast().getName()).startsWith("pool-");
        }
    }

    @Test
    void A7_restores_the_callers_context() {
        var mine = new CountingContext();
        var other = new CountingContext();
        try (var _ = SynchronizationContext.install(mine)) {
            var source = new CompletableFuture<Void>();
            async(() -> SynchronizationContext.install(other));
            assertThat(SynchronizationContext.current()).isSameAs(mine);
            async(() -> {
                SynchronizationContext.install(other);
                await(source);
            });
            assertThat(SynchronizationContext.current()).isSameAs(mine);
        }
        assertThat(SynchronizationContext.current()).isNull();
    }

    @Test
    void A8_awaits_at_any_call_depth() {
        var gates = IntStream.range(0, 3)
                .mapToObj(i -> new CompletableFuture<Integer>())
                .toList();
        Task<String> task = async(() -> {
            String log = "";
            try {
                log += gates.stream().map(gate -> await(gate) * 2).toList();
                await(CompletableFuture.failedFuture(new IllegalStateException("thrown")));
            } catch (IllegalStateException e) {
                log += await(Task.delay(Duration.ofMillis(1)).handle((v, x) -> e.getMessage()));
            } finally {
                log += await(Task.run(() -> "finally"));
            }
            return log;
        });
        for (int i = 0; i < 3; i++) {
            assertThat(task).isNotDone();
            gates.get(i).complete(i);
        }
        assertThat(task.result()).isEqualTo("[0, 2, 4]thrownfinally");
    }

    @Test
    @Tag("continuation")
    void A8_awaits_below_5000_frames() {
        var source = new CompletableFuture<Integer>();
        var started = new CompletableFuture<Task<Integer>>();
        // A suspension needs about as much stack again as the frames it takes off, while they are interpreted.
        var thread = new Thread(null, () -> started.complete(async(() -> dive(5000, source))), "deep", 16 << 20);
        thread.start();
        Task<Integer> task = started.join();
        assertThat(task).isNotDone();
        Thread.ofPlatform().start(() -> source.complete(7));
        assertThat(task.result()).isEqualTo(5007);
    }

    private static int dive(int depth, CompletableFuture<Integer> bottom) {
        return depth == 0 ? await(bottom) : dive(depth - 1, bottom) + 1;
    }

    @Test
    void A9_fails_at_once_outside_an_async_body() {
        assertThatThrownBy(() -> await(Task.completed(1)))
                .isInstanceOf(AwaitException.class)
                .hasMessageContaining("async(() ->");
    }

    @Test
    @Tag("continuation")
    void A10_is_refused_under_a_native_frame() {
        Task<Void> task = async(() -> AwaitsInInitialiser.touch());
        assertThatThrownBy(() -> Async.<Object>async(() -> await(task)).result())
                .hasRootCauseInstanceOf(AwaitException.class)
                .rootCause()
                .hasMessageContaining("native");
    }

    private static final class AwaitsInInitialiser {
        static {
            await(new CompletableFuture<>());
        }

        static void touch() {}
    }

    @Test
    @Tag("continuation")
    void A10_is_refused_under_synchronized_where_that_is_checked() {
        var lock = new Object();
        Async.checkMonitors(true);
        try {
            Task<String> task = async(() -> {
                String said = "";
                try {
                    synchronized (lock) {
                        await(new CompletableFuture<>());
                    }
                } catch (AwaitException e) {
                    said = e.getMessage();
                }
                await(Task.run(() -> "behind the block it may suspend"));
                return said;
            });
            assertThat(task.result()).contains("java.lang.Object", "AwaitTest.java:", "synchronized");
            Task<Integer> below;
            synchronized (lock) { // the caller's own affair: its frames stay
                below = async(() -> await(Task.run(() -> 5)));
            }
            assertThat(below.result()).isEqualTo(5);
            assertThat(async(() -> synchronizedAwait()).errors())
                    .singleElement()
                    .isInstanceOf(AwaitException.class);
        } finally {
            Async.checkMonitors(false);
        }
    }

    private static synchronized void synchronizedAwait() {
        await(new CompletableFuture<>());
    }

    @Test
    void A11_blocks_a_virtual_thread() throws InterruptedException {
        var source = new CompletableFuture<String>();
        var seen = new CompletableFuture<String>();
        Thread thread = Thread.ofVirtual().start(() -> seen.complete(await(source)));
        source.complete("value");
        thread.join();
        assertThat(seen).isCompletedWithValue("value");
    }

    @Test
    void A11_an_async_body_may_start_on_a_virtual_thread() {
        var source = new CompletableFuture<Integer>();
        var started = new CompletableFuture<Task<Integer>>();
        Thread.ofVirtual()
                .start(() -> started.complete(async(() -> {
                    Thread.sleep(1);
                    int value = await(source);
                    Thread.sleep(1);
                    return value;
                })));
        Task<Integer> task = started.join();
        source.complete(5);
        assertThat(task.result()).isEqualTo(5);
    }

    @Test
    void A12_accepts_stages_and_plain_futures() {
        var stage = new CompletableFuture<String>();
        var future = new FutureTask<>(() -> "future");
        Task<String> task = async(() -> await(stage.minimalCompletionStage()) + await(future));
        stage.complete("stage+");
        assertThat(task).isNotDone();
        future.run();
        assertThat(task.result()).isEqualTo("stage+future");
    }

    @Test
    @Tag("continuation")
    void D2_yield_always_suspends_and_others_come_first() {
        try (EventLoop loop = EventLoop.start("ui")) {
            List<String> log = new ArrayList<>();
            Task<Void> both = CompletableFuture.supplyAsync(
                            () -> {
                                Task<Void> first = async(() -> {
                                    for (int i = 0; i < 3; i++) {
                                        log.add("a" + i + Thread.currentThread().getName());
                                        await(Task.yield());
                                    }
                                });
                                Task<Void> second = async(() -> {
                                    for (int i = 0; i < 3; i++) {
                                        log.add("b" + i + Thread.currentThread().getName());
                                        await(Task.yield());
                                    }
                                });
                                return Task.run(
                                        () -> Task.whenAll(first, second).waitFor());
                            },
                            loop)
                    .join();
            both.waitFor();
            assertThat(log).containsExactly("a0ui", "b0ui", "a1ui", "b1ui", "a2ui", "b2ui");
        }
    }

    @Test
    @Tag("continuation")
    void D2_without_a_context_the_rest_goes_to_the_pool() {
        Task<Thread> body = async(() -> {
            await(Task.yield());
            return Thread.currentThread();
        });
        assertThat(body.result().getName()).startsWith("pool-");
    }

    /** Counts posts and runs them on the posting thread. */
    private static final class CountingContext extends SynchronizationContext {
        final AtomicInteger posts = new AtomicInteger();

        @Override
        public void post(Runnable work) {
            posts.incrementAndGet();
            work.run();
        }
    }
}
