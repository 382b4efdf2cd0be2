package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.CancellationTokenRegistration;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS C1: cancellation racing with everything else. */
@Timeout(120)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class CancellationStressTest {
    private static final int ROUNDS = 10_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private interface Code {
        void run() throws Exception;
    }

    /** Runs pieces of code at the same time and waits for them. */
    private void race(Code... codes) throws Exception {
        var barrier = new CyclicBarrier(codes.length);
        List<Future<?>> racers = new ArrayList<>();
        for (Code code : codes) {
            racers.add(threads.submit(() -> {
                barrier.await();
                code.run();
                return null;
            }));
        }
        for (Future<?> racer : racers) {
            racer.get();
        }
    }

    @Test
    void C1_a_callback_runs_once_or_was_taken_back() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var source = new CancellationTokenSource();
            var runs = new AtomicInteger();
            CancellationTokenRegistration first = source.token().register(runs::incrementAndGet);
            CancellationTokenRegistration second = source.token().register(runs::incrementAndGet);
            var removed = new AtomicInteger();
            race(source::cancel, () -> removed.addAndGet((first.unregister() ? 1 : 0) + (second.unregister() ? 1 : 0)));
            assertThat(runs.get() + removed.get()).isEqualTo(2);
        }
    }

    @Test
    void C1_a_callback_registered_during_cancel_runs_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var source = new CancellationTokenSource();
            CancellationToken token = source.token();
            var runs = new AtomicInteger();
            race(source::cancel, () -> {
                token.register(runs::incrementAndGet);
                token.register(runs::incrementAndGet);
            });
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void C1_after_close_the_callback_does_not_run() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var source = new CancellationTokenSource();
            var inside = new AtomicInteger();
            CancellationTokenRegistration registration = source.token().register(() -> {
                inside.incrementAndGet();
                Thread.onSpinWait();
                inside.decrementAndGet();
                inside.addAndGet(2);
            });
            var seen = new AtomicInteger();
            race(source::cancel, () -> {
                registration.close();
                seen.set(inside.get());
            });
            assertThat(seen.get()).isEqualTo(inside.get()).isIn(0, 2);
        }
    }

    @Test
    void C1_two_cancels_run_callbacks_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var source = new CancellationTokenSource();
            var runs = new AtomicInteger();
            source.token().register(runs::incrementAndGet);
            race(source::cancel, source::cancel);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void C1_linked_sources_are_cancelled_once_or_closed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var left = new CancellationTokenSource();
            var right = new CancellationTokenSource();
            var linked = CancellationTokenSource.linkedTo(left.token(), right.token());
            CancellationToken token = linked.token();
            var runs = new AtomicInteger();
            token.register(runs::incrementAndGet);
            var atClose = new AtomicInteger();
            race(left::cancel, right::cancel, () -> {
                linked.close();
                atClose.set(runs.get());
            });
            assertThat(runs.get()).isEqualTo(atClose.get()).isIn(0, 1);
            assertThat(token.isCancellationRequested()).isEqualTo(runs.get() == 1);
        }
    }

    @Test
    void C1_cancel_races_with_a_timer_and_with_close() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var source = new CancellationTokenSource();
            CancellationToken token = source.token();
            var runs = new AtomicInteger();
            token.register(runs::incrementAndGet);
            race(() -> unlessClosed(() -> source.cancelAfter(Duration.ofNanos(1))), () -> {
                source.cancel();
                source.close();
            });
            assertThat(token.isCancellationRequested()).isTrue();
            while (runs.get() == 0) {
                Thread.onSpinWait(); // the timer was first, and runs it on the pool
            }
            token.register(runs::incrementAndGet);
            assertThat(runs).hasValue(2);
        }
    }

    private static void unlessClosed(Runnable code) {
        try {
            code.run();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the cancellation source is closed");
        }
    }

    @Test
    void C1_work_is_cancelled_or_runs() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var source = new CancellationTokenSource();
            CancellationToken token = source.token();
            var runs = new AtomicInteger();
            var task = new Task<?>[1];
            race(source::cancel, () -> task[0] = Task.run(runs::incrementAndGet, token));
            Task<?> outcome = task[0];
            outcome.handle((value, error) -> value).join();
            assertThat(outcome.isCancelled()).isEqualTo(runs.get() == 0);
        }
    }

    @Test
    void C1_a_delay_is_over_or_cancelled() {
        for (int round = 0; round < ROUNDS; round++) {
            try (var source = new CancellationTokenSource()) {
                Task<Void> delay = Task.delay(Duration.ofNanos(1000L * (round % 100)), source.token());
                Task<Boolean> body = async(() -> {
                    await(delay);
                    return true;
                });
                for (int i = 0; i < 50 * (round % 37); i++) {
                    Thread.onSpinWait();
                }
                source.cancel();
                body.handle((value, error) -> value).join();
                assertThat(body.isCancelled()).isEqualTo(delay.isCancelled());
            }
        }
    }
}
