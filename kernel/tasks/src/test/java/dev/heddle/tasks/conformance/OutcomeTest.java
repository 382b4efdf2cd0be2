package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.tasks.AggregateException;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.InterruptedWaitException;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import dev.heddle.tasks.UnobservedTaskEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS E: how tasks end, and how that is seen. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class OutcomeTest {
    private final IOException original = new IOException("original");

    @Test
    void E1_await_throws_the_original_exception_object() {
        var source = new CompletableFuture<String>();
        Task<String> inner = async(() -> await(source));
        Task<Throwable> outer = async(() -> catchThrowable(() -> await(inner)));
        source.completeExceptionally(original);
        assertThat(outer.result()).isSameAs(original);
    }

    @Test
    void E1_the_trace_shows_the_chain_of_bodies_and_nothing_of_ours() {
        var source = new TaskCompletionSource<Void>();
        Task<Void> outermost = async(() -> callsMiddle(source));
        source.setResult(null);
        Throwable error = outermost.errors().getFirst();
        assertThat(error.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .map(name -> name.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1"))
                .containsExactly(
                        "innermost",
                        "callsInnermost",
                        "callsInnermost",
                        "callsMiddle",
                        "E1_the_trace_shows_the_chain_of_bodies_and_nothing_of_ours");
    }

    private static void innermost(TaskCompletionSource<Void> source) {
        await(source.task());
        throw new IllegalStateException("deep down");
    }

    private static Task<Void> callsInnermost(TaskCompletionSource<Void> source) {
        return async(() -> await(async(() -> innermost(source))));
    }

    private static void callsMiddle(TaskCompletionSource<Void> source) {
        await(callsInnermost(source));
    }

    @Test
    void E1_each_awaiter_has_a_trace_of_its_own_and_the_same_one_again_adds_nothing() {
        Task<Void> failing = async(() -> {
            throw original;
        });
        int thrown = original.getStackTrace().length;
        async(() -> await(failing)).errors();
        int once = original.getStackTrace().length;
        async(() -> await(failing)).errors();
        assertThat(once).isGreaterThan(thrown);
        assertThat(original.getStackTrace()).hasSize(once);
        assertThat(original.getStackTrace()[0].getMethodName()).isEqualTo("<init>");
    }

    @Test
    void E1_a_trace_through_ten_thousand_bodies_stays_as_long_as_any() {
        Task<Object> failing = async(() -> {
            throw new IllegalStateException("at the bottom");
        });
        for (int i = 0; i < 10_000; i++) {
            Task<Object> before = failing;
            failing = async(() -> await(before));
        }
        assertThat(failing.errors().getFirst().getStackTrace()).hasSizeBetween(500, 1024);
    }

    @Test
    void E1_unwraps_what_stages_and_futures_wrap() {
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(original);
        var future = new FutureTask<>(() -> {
            throw original;
        });
        future.run();
        Task<List<Throwable>> seen = async(() -> List.of(
                catchThrowable(() -> await(failed.thenApply(x -> x).thenApply(x -> x))),
                catchThrowable(() -> await(future)),
                catchThrowable(() -> await(Task.run(() -> async(() -> await(failed.thenApply(x -> x))))))));
        assertThat(seen.result()).allSatisfy(error -> assertThat(error).isSameAs(original));
    }

    @Test
    void E2_result_and_waitFor_throw_an_aggregate() {
        Task<Void> task = Task.run(() -> {
            throw original;
        });
        assertThat(catchThrowableOfType(AggregateException.class, task::result).errors())
                .containsExactly(original);
        assertThatThrownBy(task::waitFor)
                .isInstanceOf(AggregateException.class)
                .cause()
                .isSameAs(original);
    }

    @Test
    void E2_blocking_is_interruptible() {
        Thread.currentThread().interrupt();
        var task = async(() -> await(new CompletableFuture<Void>()));
        assertThatThrownBy(task::result).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void E3_whenAll_gives_the_values_in_order() {
        var second = new CompletableFuture<Integer>();
        Task<List<Integer>> all = Task.whenAll(Task.completed(1), second, Task.run(() -> 3));
        assertThat(all).isNotDone();
        second.complete(2);
        assertThat(all.result()).containsExactly(1, 2, 3);
        assertThat(Task.whenAll(List.<Task<Integer>>of()).result()).isEmpty();
    }

    @Test
    void E3_whenAll_holds_every_error_and_a_fault_beats_a_cancellation() {
        var later = new IllegalStateException("second");
        var cancelled = new CompletableFuture<Object>();
        cancelled.cancel(false);
        Task<List<Object>> all = Task.whenAll(
                cancelled, CompletableFuture.failedFuture(original), CompletableFuture.failedFuture(later));
        assertThat(all.errors()).containsExactly(original, later);
        assertThat(async(() -> catchThrowable(() -> await(all))).result()).isSameAs(original);
        assertThat(Task.whenAll(cancelled, Task.completed(1)).isCancelled()).isTrue();
    }

    @Test
    void E4_whenAny_gives_the_finished_one_and_cancels_nothing() {
        var never = new CompletableFuture<String>();
        CompletableFuture<String> failed = CompletableFuture.failedFuture(original);
        assertThat(Task.whenAny(never, failed).result()).isSameAs(failed);
        assertThat(never).isNotDone();
    }

    @Test
    void E5_an_error_that_nobody_looked_at_is_told_once_when_its_task_is_collected() throws InterruptedException {
        var heard = new LinkedBlockingQueue<UnobservedTaskEvent>();
        String name = "unobserved-" + System.nanoTime();
        try (var _ = Task.onUnobservedException(event -> {
            if (event.taskName().equals(name)) {
                heard.add(event);
            }
        })) {
            async(name, () -> {
                throw original;
            });
            UnobservedTaskEvent event = null;
            while (event == null) {
                System.gc();
                event = heard.poll(10, TimeUnit.MILLISECONDS);
            }
            assertThat(event.exception().errors()).containsExactly(original);
            System.gc();
            assertThat(heard.poll(10, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    private static final List<Function<Task<Object>, Object>> WAITING_LOOKS = List.of(
            task -> catchThrowable(task::join),
            task -> catchThrowable(task::result),
            task -> catchThrowable(task::waitFor),
            task -> catchThrowable(task::get),
            task -> catchThrowable(() -> task.get(30, TimeUnit.SECONDS)),
            task -> task.handle((value, error) -> error),
            task -> task.thenApply(x -> x),
            task -> task.whenComplete((value, error) -> {}),
            task -> Task.whenAll(task).handle((value, error) -> error),
            task -> async(() -> catchThrowable(() -> await(task))));

    private static final List<Function<Task<Object>, Object>> LOOKS_AT_WHAT_IS = List.of(
            Task::errors,
            task -> catchThrowable(() -> task.getNow("")),
            task -> catchThrowable(task::resultNow),
            Task::exceptionNow);

    @Test
    void E5_an_error_that_somebody_looked_at_is_not_told() throws InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        String prefix = "observed-" + System.nanoTime();
        String last = "last-" + prefix;
        try (var _ = Task.onUnobservedException(event -> heard.add(event.taskName()))) {
            Stream.concat(WAITING_LOOKS.stream(), LOOKS_AT_WHAT_IS.stream()).forEach(look -> {
                Task<Object> failed = async(prefix, () -> {
                    throw original;
                });
                var _ = look.apply(failed);
            });
            for (Function<Task<Object>, Object> look : WAITING_LOOKS) {
                var source = new TaskCompletionSource<Object>(prefix);
                Thread looker = Thread.ofPlatform().start(() -> {
                    var _ = look.apply(source.task());
                });
                source.setException(original);
                looker.join();
            }
            async(last, () -> {
                throw original;
            });
            String told = "";
            while (!told.equals(last)) {
                assertThat(told).doesNotStartWith(prefix);
                System.gc();
                String next = heard.poll(10, TimeUnit.MILLISECONDS);
                told = next == null ? "" : next;
            }
        }
    }

    @Test
    void E6_the_error_of_a_forgotten_body_is_posted_to_its_context_which_hears_of_start_and_end() {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        var context = new SynchronizationContext() {
            @Override
            public void post(Runnable work) {
                log.add("post");
                Throwable error = catchThrowable(work::run);
                if (error != null) {
                    log.add(error.toString());
                }
            }

            @Override
            public void operationStarted() {
                log.add("started");
            }

            @Override
            public void operationCompleted() {
                log.add("completed");
            }
        };
        var source = new TaskCompletionSource<Void>();
        try (var _ = SynchronizationContext.install(context)) {
            Async.fireAndForget(() -> {
                await(source.task());
                throw original;
            });
        }
        assertThat(log).containsExactly("started");
        source.setResult(null);
        assertThat(log).containsExactly("started", "post", "post", original.toString(), "completed");
    }

    @Test
    void E6_without_a_context_the_error_reaches_the_uncaught_handler_of_a_pool_thread() {
        var caught = new CompletableFuture<Throwable>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> caught.complete(error));
        try {
            Async.fireAndForget("forgotten", () -> {
                throw original;
            });
            assertThat(caught.join()).isSameAs(original);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
