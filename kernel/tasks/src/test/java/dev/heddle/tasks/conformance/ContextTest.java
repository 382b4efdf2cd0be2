package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.tasks.ContextClosedException;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.InterruptedWaitException;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS A9, S1, S5: a cell's own thread that pumps, and event loops. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class ContextTest {
    @Test
    @Tag("continuation")
    void A9_top_level_await_pumps_and_returns_on_its_own_thread() {
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            Thread cell = Thread.currentThread();
            Task<Thread> body = async(() -> {
                await(Task.run(() -> "work"));
                return Thread.currentThread();
            });
            assertThat(await(body)).isSameAs(cell);
            assertThat(Thread.currentThread()).isSameAs(cell);
            assertThat(SynchronizationContext.current()).isSameAs(context);
        }
        assertThat(SynchronizationContext.current()).isNull();
    }

    @Test
    void A9_pumping_serves_posts_in_order_until_done() {
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            var log = new StringBuilder();
            var done = new CompletableFuture<Void>();
            context.post(() -> log.append("a"));
            context.post(() -> {
                throw new IllegalStateException("reported, not fatal to the pump");
            });
            context.post(() -> {
                log.append("b");
                done.complete(null);
            });
            Thread thread = Thread.currentThread();
            var reported = new AtomicInteger();
            var handler = thread.getUncaughtExceptionHandler();
            thread.setUncaughtExceptionHandler((t, e) -> reported.incrementAndGet());
            context.pumpUntil(done);
            thread.setUncaughtExceptionHandler(handler);
            assertThat(log).hasToString("ab");
            assertThat(reported).hasValue(1);
        }
    }

    @Test
    void A9_what_was_posted_before_the_completion_runs_before_the_rest() {
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            for (int round = 0; round < 10_000; round++) {
                var served = new AtomicInteger();
                var pumping = new CountDownLatch(1);
                context.post(pumping::countDown);
                await(Task.run(() -> {
                    pumping.await();
                    context.post(served::incrementAndGet);
                    context.post(served::incrementAndGet);
                }));
                assertThat(served).hasValue(2);
            }
        }
    }

    @Test
    void A9_an_interrupt_ends_the_pump() {
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            Thread cell = Thread.currentThread();
            context.post(() -> Task.run(cell::interrupt));
            assertThatThrownBy(() -> await(new CompletableFuture<Void>())).isInstanceOf(InterruptedWaitException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @Tag("continuation")
    void A9_after_close_the_rest_runs_on_the_pool() {
        var source = new CompletableFuture<Void>();
        var queued = new CompletableFuture<Thread>();
        Task<Thread> body;
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            body = async(() -> {
                await(source);
                return Thread.currentThread();
            });
            context.post(() -> queued.complete(Thread.currentThread()));
        }
        source.complete(null);
        assertThat(body.result().getName()).startsWith("pool-");
        assertThat(queued.join().getName()).startsWith("pool-");
    }

    @Test
    void A9_only_the_owner_pumps() {
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            Task<Void> other = Task.run(() -> context.pumpUntil(new CompletableFuture<>()));
            assertThatThrownBy(other::waitFor).hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void S1_result_on_the_only_thread_deadlocks_and_an_interrupt_frees_it() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("ui")) {
            var blocking = new CountDownLatch(1);
            var source = new CompletableFuture<Integer>();
            var freed = new CompletableFuture<Throwable>();
            var inner = new CompletableFuture<Task<Integer>>();
            loop.post(() -> {
                Task<Integer> body = async(() -> await(source));
                inner.complete(body);
                blocking.countDown();
                try {
                    body.result();
                } catch (InterruptedWaitException e) {
                    freed.complete(e);
                }
            });
            blocking.await();
            source.complete(1);
            assertThat(inner.join().waitFor(Duration.ofMillis(50))).isFalse();
            loop.thread().interrupt();
            assertThat(freed.join()).isInstanceOf(InterruptedWaitException.class);
            assertThat(inner.join().result()).isEqualTo(1);
        }
    }

    @Test
    void S5_an_event_loop_runs_what_is_queued_before_it_ends() throws InterruptedException {
        EventLoop loop = EventLoop.start("ui");
        var gate = new CountDownLatch(1);
        var ran = new CompletableFuture<Thread>();
        loop.post(() -> Task.run(() -> gate.await()).waitFor());
        loop.post(() -> ran.complete(Thread.currentThread()));
        loop.close();
        gate.countDown();
        assertThat(ran.join()).isSameAs(loop.thread());
        loop.thread().join();
    }

    @Test
    void S5_a_closed_event_loop_refuses_work() {
        EventLoop loop = EventLoop.start("ui");
        loop.close();
        loop.close();
        for (Consumer<Runnable> way : List.<Consumer<Runnable>>of(loop::post, loop::execute, loop::send)) {
            assertThatThrownBy(() -> way.accept(() -> {}))
                    .isInstanceOf(ContextClosedException.class)
                    .hasMessageContaining("context ui is closed");
        }
    }

    @Test
    @Tag("continuation")
    void S5_a_body_that_cannot_return_to_its_loop_fails_and_its_finally_blocks_run() {
        var source = new CompletableFuture<Void>();
        var cleanUp = new CompletableFuture<String>();
        EventLoop loop = EventLoop.start("ui");
        Task<Void> body = CompletableFuture.supplyAsync(() -> async(() -> cleanUpAfter(source, cleanUp)), loop)
                .join();
        Task<Throwable> outer = async(() -> catchThrowable(() -> await(body)));
        loop.close();
        source.complete(null);
        assertThat(cleanUp.join()).startsWith("pool-").endsWith(" in null");
        assertThat(outer.result()).isInstanceOf(ContextClosedException.class);
        assertThat(body.state()).isEqualTo(Future.State.FAILED);
    }

    private static void cleanUpAfter(CompletableFuture<Void> source, CompletableFuture<String> cleanUp) {
        try {
            await(source);
        } finally {
            cleanUp.complete(Thread.currentThread().getName() + " in " + SynchronizationContext.current());
        }
    }

    @Test
    void S5_a_body_that_goes_on_after_its_loop_refused_it_may_await_again() {
        var source = new CompletableFuture<Void>();
        EventLoop loop = EventLoop.start("ui");
        Task<String> body = CompletableFuture.supplyAsync(
                        () -> async(() -> {
                            try {
                                return await(source.thenApply(x -> "not reached"));
                            } catch (ContextClosedException e) {
                                return await(Task.run(() -> "saved"));
                            }
                        }),
                        loop)
                .join();
        loop.close();
        source.complete(null);
        assertThat(body.result()).isEqualTo("saved");
    }

    @Test
    @Tag("continuation")
    void S5_work_given_to_a_context_has_a_task() {
        try (EventLoop loop = EventLoop.start("ui")) {
            assertThat(loop.run(Thread::currentThread).result()).isSameAs(loop.thread());
            Task<Thread> body = loop.run(() -> async(() -> {
                await(Task.run(() -> 1));
                return Thread.currentThread();
            }));
            assertThat(body.result()).isSameAs(loop.thread());
            var error = new IllegalStateException("in the loop");
            Task<Void> failing = loop.run(() -> {
                throw error;
            });
            assertThatThrownBy(failing::waitFor).hasCause(error);
        }
    }

    @Test
    void S5_whatever_a_context_throws_from_post_reaches_the_body() {
        var broken = new SynchronizationContext() {
            @Override
            public void post(Runnable work) {
                throw new AssertionError("broken");
            }
        };
        var source = new CompletableFuture<Void>();
        Task<Throwable> body;
        try (var _ = SynchronizationContext.install(broken)) {
            body = async(() -> catchThrowable(() -> await(source)));
        }
        assertThat(source.complete(null)).isTrue();
        assertThat(body.result()).isInstanceOf(AssertionError.class).hasMessage("broken");
    }

    @Test
    @Tag("continuation")
    void S5_closing_races_with_resuming_and_nothing_is_lost() {
        for (int round = 0; round < 3_000; round++) {
            EventLoop loop = EventLoop.start("ui");
            var source = new CompletableFuture<Void>();
            var ended = new CompletableFuture<Void>();
            Task<Thread> body = CompletableFuture.supplyAsync(
                            () -> async(() -> {
                                try {
                                    await(source);
                                    return Thread.currentThread();
                                } finally {
                                    ended.complete(null);
                                }
                            }),
                            loop)
                    .join();
            Task<Boolean> completing = Task.run(() -> source.complete(null));
            loop.close();
            ended.join();
            completing.waitFor();
            Throwable error = catchThrowable(body::waitFor);
            if (error == null) {
                assertThat(body.result()).isSameAs(loop.thread());
            } else {
                assertThat(error).hasCauseInstanceOf(ContextClosedException.class);
            }
        }
    }

    @Test
    @Tag("continuation")
    void S5_the_current_thread_is_right_after_every_hop_even_when_compiled() {
        try (EventLoop a = EventLoop.start("a");
                EventLoop b = EventLoop.start("b")) {
            var wrong = new AtomicInteger();
            Task<Integer> task = CompletableFuture.supplyAsync(
                            () -> async(() -> {
                                for (int i = 0; i < 50_000; i++) {
                                    wrong.addAndGet(hop(a, b) + hop(b, a));
                                }
                                return wrong.get();
                            }),
                            a)
                    .join();
            assertThat(task.result()).isZero();
        }
    }

    /** Goes on to another loop; 1 when the code then takes itself to be on a wrong thread. */
    private static int hop(EventLoop from, EventLoop to) {
        SynchronizationContext.install(to);
        var source = new CompletableFuture<Void>();
        from.post(() -> source.complete(null));
        await(source);
        return Thread.currentThread() == to.thread() && SynchronizationContext.current() == to ? 0 : 1;
    }
}
