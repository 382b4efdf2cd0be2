package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.tasks.AggregateException;
import dev.heddle.tasks.AsyncCallable;
import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS C1, C2: what tokens do to tasks, and which tasks a cancellation exception cancels. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class CanceledTaskTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final CancellationTokenSource source = new CancellationTokenSource();
    private final CancellationToken token = source.token();
    private final CompletableFuture<Object> never = new CompletableFuture<>();

    private static Throwable thrownByAwait(Task<?> task) {
        return async(() -> catchThrowable(() -> await(task))).result();
    }

    private void assertCancelled(Task<?> task) {
        assertThat(catchThrowable(task::waitFor)).isInstanceOf(AggregateException.class);
        assertThat(task).isCancelled();
        assertThat(task.state()).isEqualTo(Future.State.CANCELLED);
        assertThat(thrownByAwait(task))
                .isInstanceOfSatisfying(
                        OperationCanceledException.class,
                        error -> assertThat(error.token()).isSameAs(token));
    }

    private static void assertFaulted(Task<?> task, Throwable error) {
        assertThat(catchThrowable(task::waitFor)).isInstanceOf(AggregateException.class);
        assertThat(task.isCancelled()).isFalse();
        assertThat(task.isCompletedExceptionally()).isTrue();
        assertThat(task.state()).isEqualTo(Future.State.FAILED);
        assertThat(task.exceptionNow()).isSameAs(error);
        assertThat(task.errors()).containsExactly(error);
        assertThat(thrownByAwait(task)).isSameAs(error);
        assertThat(task).hasToString(task.name() + " (failed: " + error + ")");
        assertThatThrownBy(task::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isSameAs(error);
        assertThatThrownBy(task::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(error);
    }

    @Test
    void C1_run_with_a_cancelled_token_never_runs() {
        var ran = new AtomicInteger();
        source.cancel();
        assertCancelled(Task.run(ran::incrementAndGet, token));
        assertCancelled(Task.run(() -> Task.completed(ran.incrementAndGet()), token));
        assertCancelled(Task.run("named", ran::incrementAndGet, token));
        assertThat(ran).hasValue(0);
    }

    @Test
    void C1_run_cancelled_in_the_queue_is_cancelled_at_once_and_never_runs() {
        var gate = new CountDownLatch(1);
        int workers = Runtime.getRuntime().availableProcessors();
        List<Task<Void>> blockers = Stream.generate(() -> Task.run(() -> gate.await()))
                .limit(workers + 100L)
                .toList();
        var ran = new AtomicInteger();
        Task<Integer> queued = Task.run(ran::incrementAndGet, token);
        source.cancel();
        assertThat(queued).isDone();
        gate.countDown();
        assertCancelled(queued);
        blockers.forEach(Task::waitFor);
        assertThat(ran).hasValue(0);
    }

    @Test
    void C1_run_that_has_started_goes_on() {
        var started = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        Task<String> task = Task.run(
                () -> {
                    started.countDown();
                    gate.await();
                    return "done";
                },
                token);
        Task.run(() -> {
                    started.await();
                    source.cancel();
                    assertThat(task).isNotDone();
                    gate.countDown();
                })
                .waitFor();
        assertThat(task.result()).isEqualTo("done");
    }

    @Test
    void C1_delay_with_a_token() {
        Task<Void> delay = Task.delay(LONG, token);
        assertThat(delay).isNotDone();
        source.cancel();
        assertCancelled(delay);
        assertCancelled(Task.delay(LONG, token));
        assertCancelled(Task.delay(Duration.ZERO, token));
        Task.delay(Duration.ofNanos(1), CancellationToken.none()).waitFor();
    }

    @Test
    void C1_what_is_over_is_kept_by_neither_its_token_nor_its_timer() throws InterruptedException {
        List<WeakReference<Task<?>>> over = new ArrayList<>();
        try (var early = new CancellationTokenSource()) {
            over.add(new WeakReference<>(Task.delay(LONG, early.token())));
            over.add(new WeakReference<>(async(() -> await(never)).waitAsync(LONG, early.token())));
            over.add(new WeakReference<>(ended(Task.delay(Duration.ofNanos(1), token))));
            over.add(new WeakReference<>(ended(Task.run(() -> Task.delay(Duration.ofNanos(1)), token))));
            over.add(new WeakReference<>(ended(Task.run(() -> 1).waitAsync(LONG, token))));
            early.cancel();
        }
        while (over.stream().anyMatch(task -> task.get() != null)) {
            System.gc();
            Stream.generate(() -> Task.run(() -> {})) // an idle worker still holds what it ran last
                    .limit(20)
                    .toList()
                    .forEach(Task::waitFor);
        }
        assertThat(token.isCancellationRequested()).isFalse();
    }

    private static <T> Task<T> ended(Task<T> task) {
        task.waitFor();
        return task;
    }

    @Test
    @Tag("continuation")
    void C1_an_awaiting_body_goes_on_with_the_tokens_exception() {
        var log = new StringBuilder();
        Task<Void> body = async(() -> {
            try {
                await(Task.delay(LONG, token));
            } finally {
                log.append("finally on ").append(Thread.currentThread().getName());
            }
        });
        source.cancel();
        assertCancelled(body);
        assertThat(log).hasToString("finally on " + Thread.currentThread().getName());
    }

    @Test
    void C1_waitFor_with_a_token() {
        Task<Object> unending = async(() -> await(never));
        assertThat(unending.waitFor(Duration.ofNanos(1), token)).isFalse();
        Thread waiting = Thread.currentThread();
        Task.run(() -> {
            CancellationTest.whenWaiting(waiting);
            source.cancel();
        });
        assertThatThrownBy(() -> unending.waitFor(token)).isInstanceOf(OperationCanceledException.class);
        assertThatThrownBy(() -> unending.waitFor(LONG, token)).isInstanceOf(OperationCanceledException.class);
        assertThat(never.getNumberOfDependents()).isEqualTo(1);
        assertThat(unending.getNumberOfDependents()).isZero();
        Task.completed(1).waitFor(token);
        assertThat(Task.completed(1).waitFor(LONG, token)).isTrue();
        assertThatThrownBy(() -> Task.canceled(token).waitFor(token)).isInstanceOf(OperationCanceledException.class);
        assertThatThrownBy(() -> Task.failed(new IOException()).waitFor(token)).isInstanceOf(AggregateException.class);
    }

    @Test
    void C1_waitAsync_ends_with_the_task_the_time_or_the_token() {
        var end = new CompletableFuture<String>();
        Task<String> task = async(() -> await(end));
        Task<String> patient = task.waitAsync(LONG, token);
        Task<String> hasty = task.waitAsync(Duration.ofNanos(1));
        Task<String> cancelled = task.waitAsync(token);
        assertThat(thrownByAwait(hasty)).isInstanceOf(TimeoutException.class);
        assertThat(hasty.isCancelled()).isFalse();
        assertThat(thrownByAwait(task.waitAsync(Duration.ZERO))).isInstanceOf(TimeoutException.class);
        source.cancel();
        assertCancelled(cancelled);
        assertCancelled(patient);
        assertCancelled(task.waitAsync(LONG, token));
        assertThat(task).isNotDone();
        Task<String> last = task.waitAsync(LONG);
        end.complete("value");
        assertThat(last.result()).isEqualTo("value");
        assertThat(task.waitAsync(LONG, token)).isSameAs(task);
        assertThat(task.waitAsync(CancellationToken.none())).isSameAs(task);
    }

    @Test
    void C1_waitAsync_ends_as_the_task_ends() {
        var end = new CompletableFuture<Object>();
        var error = new OperationCanceledException(token);
        Task<List<Object>> all = Task.whenAll(end, Task.failed(error), Task.failed(new IOException()));
        Task<List<Object>> waitForAll = all.waitAsync(LONG);
        Task<Object> cancelled = async(() -> {
            await(end);
            throw error;
        });
        Task<Object> waitForCancelled = cancelled.waitAsync(LONG);
        end.complete("");
        assertThat(waitForAll.errors()).isEqualTo(all.errors()).hasSize(2);
        assertThat(waitForAll.isCancelled()).isFalse();
        assertCancelled(waitForCancelled);
    }

    @Test
    void C1_waits_that_were_given_up_leave_nothing_behind() {
        Task<Object> unending = async(() -> await(never));
        for (int i = 0; i < 1000; i++) {
            try (var each = new CancellationTokenSource()) {
                Task<Object> wait = unending.waitAsync(each.token());
                each.cancel();
                assertThat(wait).isCancelled();
            }
        }
        assertThat(unending.getNumberOfDependents()).isLessThan(10);
    }

    @Test
    void C2_a_cancellation_escaping_a_body_cancels_its_task() {
        for (var cancellation : List.of(
                new CancellationException(),
                new OperationCanceledException(),
                new OperationCanceledException(CancellationToken.canceled()))) {
            Task<Void> task = async(() -> {
                throw cancellation;
            });
            assertThat(task).isCancelled();
            assertThat(task.errors()).containsExactly(cancellation);
            assertThat(thrownByAwait(task)).isSameAs(cancellation);
        }
    }

    @Test
    void C2_run_is_cancelled_by_its_own_cancelled_token() {
        assertCancelled(Task.run(
                () -> {
                    source.cancel();
                    token.throwIfCancellationRequested();
                },
                token));
    }

    @Test
    void C2_run_fails_by_any_other_cancellation_exception() {
        var plain = new CancellationException();
        var foreign = new OperationCanceledException(CancellationToken.canceled());
        var early = new OperationCanceledException(token); // thrown while the token is not cancelled
        for (CancellationException error : List.of(plain, foreign, early)) {
            Callable<Object> work = () -> {
                throw error;
            };
            assertFaulted(Task.run(work), error);
            assertFaulted(Task.run(work, token), error);
        }
        Callable<Object> cancelledButThrowsAnothers = () -> {
            source.cancel();
            throw foreign;
        };
        assertFaulted(Task.run(cancelledButThrowsAnothers, token), foreign);
    }

    @Test
    void C2_run_that_unwraps_ends_as_the_inner_task_does() {
        var error = new OperationCanceledException(token);
        assertCancelled(Task.run(() -> async(() -> {
            throw error;
        })));
        assertFaulted(Task.run(() -> Task.failed(error)), error);
        AsyncCallable<Object> throwing = () -> {
            throw error;
        };
        assertFaulted(Task.run(throwing), error);
        assertFaulted(Task.run(throwing, token), error);
        AsyncCallable<Object> stopping = () -> {
            source.cancel();
            throw error;
        };
        assertCancelled(Task.run(stopping, token));
        AsyncCallable<Object> faulting = () -> Task.run((Callable<Object>) () -> {
            throw error;
        });
        assertFaulted(Task.run(faulting), error);
    }

    @Test
    void C2_a_body_that_awaits_such_a_failure_is_cancelled() {
        var error = new CancellationException();
        Task<Object> body = async(() -> await(Task.failed(error)));
        assertThat(body).isCancelled();
        assertThat(body.errors()).containsExactly(error);
    }

    @Test
    void C2_dependents_of_such_a_failure_have_failed_too() {
        var error = new CancellationException();
        Task<Object> failed = Task.failed(error);
        CompletableFuture<Object> dependent = failed.thenApply(x -> x).thenApply(x -> x);
        assertThat(dependent.isCancelled()).isFalse();
        assertThat(async(() -> catchThrowable(() -> await(dependent))).result()).isSameAs(error);
        assertThat(Task.whenAll(dependent).isCancelled()).isFalse();
        Task<Object> following = Task.run(() -> dependent);
        assertFaulted(following, error);
    }

    @Test
    void C2_whenAll_takes_it_for_a_fault() {
        var error = new CancellationException();
        Task<List<Object>> all = Task.whenAll(Task.canceled(CancellationToken.canceled()), Task.failed(error));
        assertFaulted(all, error);
        var second = new IOException();
        Task<List<Object>> both = Task.whenAll(Task.failed(error), Task.failed(second));
        assertThat(both.errors()).containsExactly(error, second);
        assertThat(both.isCancelled()).isFalse();
        assertThat(Task.<Object>whenAll(both, Task.failed(second)).errors()).containsExactly(error, second, second);
    }

    @Test
    void C2_canceled_and_failed() {
        assertThatThrownBy(() -> Task.canceled(token)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Task.canceled(CancellationToken.none())).isInstanceOf(IllegalArgumentException.class);
        source.cancel();
        assertCancelled(Task.canceled(token));
        var error = new OperationCanceledException(token);
        assertFaulted(Task.failed(error), error);
        var other = new IOException("x");
        assertFaulted(Task.failed(other), other);
    }

    @Test
    void C2_javas_cancel_keeps_its_contract_and_interrupts_nothing() {
        var started = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var interrupted = new CompletableFuture<Boolean>();
        Task<Void> task = Task.run(() -> {
            started.countDown();
            gate.await();
            interrupted.complete(Thread.interrupted());
        });
        Task.run(() -> started.await()).waitFor();
        assertThat(task.cancel(true)).isTrue();
        assertThat(task).isCancelled();
        assertThatThrownBy(task::join).isInstanceOf(CancellationException.class);
        assertThat(thrownByAwait(task)).isInstanceOf(CancellationException.class);
        gate.countDown();
        assertThat(interrupted.join()).isFalse();
    }

    @Test
    @Tag("continuation")
    void C1_cancellation_reaches_a_body_in_its_context() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var resumed = new CompletableFuture<Thread>();
            Task<Void> body = CompletableFuture.supplyAsync(
                            () -> async(() -> {
                                try {
                                    await(Task.delay(LONG, token));
                                } finally {
                                    resumed.complete(Thread.currentThread());
                                }
                            }),
                            loop)
                    .join();
            Task.run(source::cancel).waitFor();
            assertThat(resumed.join()).isSameAs(loop.thread());
            assertCancelled(body);
        }
    }
}
