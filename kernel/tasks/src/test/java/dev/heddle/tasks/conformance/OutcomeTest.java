package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.tasks.AggregateException;
import dev.heddle.tasks.InterruptedWaitException;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
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
}
