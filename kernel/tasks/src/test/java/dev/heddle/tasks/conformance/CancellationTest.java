package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.tasks.AggregateException;
import dev.heddle.tasks.AsyncLocal;
import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.CancellationTokenRegistration;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.InterruptedWaitException;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS C1: sources, tokens, registrations. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class CancellationTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final CancellationTokenSource source = new CancellationTokenSource();
    private final CancellationToken token = source.token();
    private final List<String> log = new ArrayList<>();

    @Test
    void C1_the_token_shows_what_the_source_did() {
        assertThatCode(token::throwIfCancellationRequested).doesNotThrowAnyException();
        assertThat(token.isCancellationRequested()).isFalse();
        source.cancel();
        source.cancel();
        assertThat(source.isCancellationRequested()).isTrue();
        assertThat(token.isCancellationRequested()).isTrue();
        OperationCanceledException thrown =
                catchThrowableOfType(OperationCanceledException.class, token::throwIfCancellationRequested);
        assertThat(thrown.token()).isSameAs(token);
    }

    @Test
    void C1_none_is_never_cancelled_and_canceled_always_is() {
        assertThat(CancellationToken.none().canBeCanceled()).isFalse();
        assertThat(CancellationToken.none().isCancellationRequested()).isFalse();
        CancellationTokenRegistration never = CancellationToken.none().register(() -> log.add("never"));
        assertThat(never.unregister()).isFalse();
        never.close();
        assertThat(CancellationToken.canceled().isCancellationRequested()).isTrue();
        assertThat(new OperationCanceledException().token()).isSameAs(CancellationToken.none());
        assertThat(log).isEmpty();
    }

    @Test
    void C1_registrations_run_once_last_in_first_out_on_the_cancelling_thread() {
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            token.register(() -> {
                log.add(name);
                threads.add(Thread.currentThread());
            });
        }
        source.cancel();
        source.cancel();
        assertThat(log).containsExactly("c", "b", "a");
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void C1_the_token_is_cancelled_before_its_registrations_run() {
        token.register(() -> log.add("cancelled " + token.isCancellationRequested()));
        source.cancel();
        assertThat(log).containsExactly("cancelled true");
    }

    @Test
    void C1_registering_with_a_cancelled_token_runs_at_once() {
        token.register(() -> {
            log.add("outer");
            CancellationTokenRegistration inner = token.register(() -> log.add("inner"));
            log.add("unregistered " + inner.unregister());
        });
        source.cancel();
        token.register(() -> log.add("late"));
        assertThatThrownBy(() -> token.register(() -> {
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(log).containsExactly("outer", "inner", "unregistered false", "late");
    }

    @Test
    void C1_an_exception_stops_no_other_registration() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second");
        token.register(() -> log.add("a"));
        token.register(() -> {
            throw second;
        });
        token.register(() -> log.add("b"));
        token.register(() -> {
            throw first;
        });
        AggregateException thrown = catchThrowableOfType(AggregateException.class, source::cancel);
        assertThat(thrown.errors()).containsExactly(first, second);
        assertThat(log).containsExactly("b", "a");
        assertThatCode(source::cancel).doesNotThrowAnyException();
    }

    @Test
    void C1_unregistered_callbacks_do_not_run_wherever_they_stand() {
        List<CancellationTokenRegistration> registrations = IntStream.range(0, 5)
                .mapToObj(i -> token.register(() -> log.add("" + i)))
                .toList();
        assertThat(registrations.get(0).unregister()).isTrue();
        assertThat(registrations.get(2).unregister()).isTrue();
        registrations.get(4).close();
        assertThat(registrations.get(0).unregister()).isFalse();
        source.cancel();
        assertThat(log).containsExactly("3", "1");
        assertThat(registrations.get(1).unregister()).isFalse();
        assertThat(registrations.get(1).token()).isSameAs(token);
    }

    @Test
    void C1_a_callback_may_take_back_another_and_close_itself() {
        CancellationTokenRegistration older = token.register(() -> log.add("older"));
        var self = new AtomicReference<CancellationTokenRegistration>();
        self.set(token.register(() -> {
            self.get().close();
            log.add("removed " + older.unregister());
        }));
        source.cancel();
        assertThat(log).containsExactly("removed true");
    }

    @Test
    void C1_a_callback_that_awaits_may_close_itself_where_it_goes_on() {
        var gate = new CompletableFuture<Void>();
        var self = new AtomicReference<CancellationTokenRegistration>();
        self.set(token.register(() -> {
            await(gate);
            self.get().close();
            log.add("closed");
        }));
        Task<Void> cancelling = async(source::cancel);
        assertThat(cancelling).isNotDone();
        Task.run(() -> gate.complete(null));
        cancelling.waitFor();
        assertThat(log).containsExactly("closed");
    }

    @Test
    void C1_close_waits_for_a_callback_that_runs_on_another_thread() throws Exception {
        var running = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var ended = new AtomicInteger();
        CancellationTokenRegistration registration = token.register(() -> {
            running.countDown();
            awaitUninterruptibly(finish);
            ended.incrementAndGet();
        });
        Task<Void> cancelling = Task.run(source::cancel);
        running.await();
        assertThat(registration.unregister()).isFalse();
        var closer = new CompletableFuture<Thread>();
        Task<Integer> closing = Task.run(() -> {
            closer.complete(Thread.currentThread());
            registration.close();
            return ended.get();
        });
        whenWaiting(closer.get());
        assertThat(closing).isNotDone();
        finish.countDown();
        assertThat(closing.result()).isEqualTo(1);
        cancelling.waitFor();
        registration.close();
    }

    @Test
    void C1_an_interrupt_frees_a_thread_that_closes() throws Exception {
        var running = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        CancellationTokenRegistration registration = token.register(() -> {
            running.countDown();
            awaitUninterruptibly(finish);
        });
        Task<Void> cancelling = Task.run(source::cancel);
        running.await();
        Thread.currentThread().interrupt();
        assertThatThrownBy(registration::close).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
        finish.countDown();
        cancelling.waitFor();
    }

    @Test
    void C1_useSynchronizationContext_runs_it_there_and_cancel_waits() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var thread = new AtomicReference<Thread>();
            CompletableFuture.runAsync(() -> token.register(() -> thread.set(Thread.currentThread()), true), loop)
                    .join();
            token.register(() -> {
                throw new IllegalStateException("stops nothing");
            });
            assertThatThrownBy(source::cancel).isInstanceOf(AggregateException.class);
            assertThat(thread.get()).isSameAs(loop.thread());
        }
    }

    @Test
    void C1_useSynchronizationContext_hands_on_what_it_throws() {
        var mine = new IllegalStateException("mine");
        try (EventLoop loop = EventLoop.start("ui")) {
            try (var _ = SynchronizationContext.install(loop)) {
                token.register(
                        () -> {
                            throw mine;
                        },
                        true);
            }
            assertThat(catchThrowableOfType(AggregateException.class, source::cancel)
                            .errors())
                    .containsExactly(mine);
        }
    }

    @Test
    void C1_a_callback_sees_the_async_locals_of_its_registration() {
        var local = new AsyncLocal<String>();
        local.set("registered");
        token.register(() -> {
            log.add(String.valueOf(local.get()));
            local.set("callback");
        });
        local.set("cancelling");
        source.cancel();
        assertThat(log).containsExactly("registered");
        assertThat(local.get()).isEqualTo("cancelling");
        local.set(null);
    }

    @Test
    void C1_cancelAfter_cancels_on_the_pool() {
        var cancelled = new CompletableFuture<String>();
        token.register(() -> cancelled.complete(Thread.currentThread().getName()));
        source.cancelAfter(Duration.ofMillis(1));
        assertThat(cancelled.join()).startsWith("pool-");
        source.cancelAfter(LONG);
        assertThat(new CancellationTokenSource(Duration.ZERO).isCancellationRequested())
                .isTrue();
        var timed = new CompletableFuture<Void>();
        new CancellationTokenSource(Duration.ofMillis(1)).token().register(() -> timed.complete(null));
        timed.join();
        assertThatThrownBy(() -> source.cancelAfter(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void C1_cancelAfter_replaces_the_time_and_close_stops_it() {
        source.cancelAfter(LONG);
        source.cancelAfter(ChronoUnit.FOREVER.getDuration());
        var cancelled = new CompletableFuture<Void>();
        token.register(() -> cancelled.complete(null));
        source.cancelAfter(Duration.ofNanos(1));
        cancelled.join();

        var closed = new CancellationTokenSource(Duration.ofMillis(20));
        closed.token().register(() -> log.add("closed sources do not cancel"));
        CancellationToken itsToken = closed.token();
        closed.close();
        Task.delay(Duration.ofMillis(40)).waitFor();
        assertThat(itsToken.isCancellationRequested()).isFalse();
        assertThat(log).isEmpty();
    }

    @Test
    void C1_timers_start_no_thread() {
        Task.delay(Duration.ofNanos(1)).waitFor();
        long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        List<CancellationTokenSource> sources = IntStream.range(0, 10_000)
                .mapToObj(i -> new CancellationTokenSource(LONG))
                .toList();
        sources.forEach(CancellationTokenSource::close);
        assertThat(ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void C1_a_linked_source_is_cancelled_with_any_of_its_tokens() {
        try (var other = new CancellationTokenSource();
                var linked = CancellationTokenSource.linkedTo(token, CancellationToken.none(), other.token());
                var independent = CancellationTokenSource.linkedTo(token)) {
            linked.token().register(() -> log.add("linked"));
            other.cancel();
            assertThat(log).containsExactly("linked");
            assertThat(token.isCancellationRequested()).isFalse();
            assertThat(independent.isCancellationRequested()).isFalse();
            independent.cancel();
            assertThat(token.isCancellationRequested()).isFalse();
        }
        assertThat(CancellationTokenSource.linkedTo(CancellationToken.canceled())
                        .isCancellationRequested())
                .isTrue();
        assertThatThrownBy(CancellationTokenSource::linkedTo).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void C1_a_closed_linked_source_hears_no_more() {
        var linked = CancellationTokenSource.linkedTo(token);
        CancellationToken its = linked.token();
        its.register(() -> log.add("linked"));
        linked.close();
        source.cancel();
        assertThat(its.isCancellationRequested()).isFalse();
        assertThat(log).isEmpty();
    }

    @Test
    void C1_a_closed_source_can_be_asked_but_not_used() {
        CancellationTokenRegistration before = token.register(() -> log.add("before"));
        source.close();
        source.close();
        assertThat(token.register(() -> log.add("after")).unregister()).isFalse();
        assertThat(before.unregister()).isTrue();
        assertThat(source.isCancellationRequested()).isFalse();
        for (Runnable use : List.<Runnable>of(source::cancel, source::token, () -> source.cancelAfter(LONG))) {
            assertThatThrownBy(use::run).isInstanceOf(IllegalStateException.class);
        }
        assertThat(log).isEmpty();
    }

    @Test
    void C1_closing_within_its_own_cancellation_runs_the_rest() {
        token.register(() -> log.add("rest"));
        token.register(source::close);
        source.cancel();
        assertThat(log).containsExactly("rest");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        Task.run(() -> latch.await()).waitFor();
    }

    static void whenWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
