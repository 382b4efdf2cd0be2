package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.tasks.DeadlockException;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS S1 with detection on: a thread that would be held for ever is told so. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class DeadlockTest {
    private final TaskCompletionSource<Integer> source = new TaskCompletionSource<>("answer");

    @BeforeEach
    void on() {
        Task.detectDeadlocks(true);
    }

    @AfterEach
    void off() {
        Task.detectDeadlocks(false);
    }

    private Task<Integer> loadPage() {
        return async("loadPage", () -> await(source.task()) + 1);
    }

    private static <T> CompletableFuture<T> on(EventLoop loop, Supplier<T> code) {
        return CompletableFuture.supplyAsync(code, loop);
    }

    @Test
    void S1_names_thread_context_and_place() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var body = new CompletableFuture<Task<Integer>>();
            Throwable thrown = on(loop, () -> {
                        body.complete(loadPage());
                        return catchThrowable(() -> body.join().result());
                    })
                    .join();
            assertThat(thrown)
                    .isInstanceOf(DeadlockException.class)
                    .hasMessageContainingAll("thread \"ui\"", "loadPage", "goes on on ui", "DeadlockTest.java:");
            source.setResult(1);
            assertThat(body.join().result()).isEqualTo(2);
        }
    }

    @Test
    void S1_is_found_through_other_tasks() {
        try (EventLoop loop = EventLoop.start("ui")) {
            Throwable thrown = on(loop, () -> {
                        Task<Integer> page = loadPage();
                        Task<Integer> wrapped = Task.run(() -> async("wrap", () -> await(page)));
                        return catchThrowable(
                                () -> Task.whenAll(Task.completed(0), wrapped).result());
                    })
                    .join();
            assertThat(thrown).isInstanceOf(DeadlockException.class).hasMessageContaining("of loadPage");
        }
    }

    @Test
    void S1_is_found_when_the_await_comes_after_the_thread_is_held() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var held = new TaskCompletionSource<Void>();
            var later = new TaskCompletionSource<Task<Integer>>();
            Task<Integer> outer = async(() -> await(await(later.task())));
            Task<Throwable> thrown = Task.run(() -> on(loop, () -> {
                        Task<Integer> page = loadPage();
                        held.task().thenRun(() -> later.setResult(page));
                        Task.run(() -> held.setResult(null));
                        return catchThrowable(outer::result);
                    })
                    .join());
            assertThat(thrown.result()).isInstanceOf(DeadlockException.class);
        }
    }

    @Test
    void S1_is_found_across_two_threads_that_hold_each_other() {
        try (EventLoop a = EventLoop.start("a");
                EventLoop b = EventLoop.start("b")) {
            Task<Integer> onA = on(a, this::loadPage).join();
            Task<Integer> onB = on(b, this::loadPage).join();
            var first = on(a, () -> catchThrowable(onB::result));
            var second = on(b, () -> catchThrowable(onA::result));
            Object found = CompletableFuture.anyOf(first, second).join();
            assertThat(found).isInstanceOf(DeadlockException.class);
            source.setResult(1);
            CompletableFuture.allOf(first, second).join();
        }
    }

    @Test
    void S1_a_cells_thread_is_told_too() {
        try (var _ = PumpingContext.onCurrentThread("In[1]")) {
            Task<Integer> page = loadPage();
            assertThat(catchThrowable(page::result))
                    .isInstanceOf(DeadlockException.class)
                    .hasMessageContaining("In[1]");
            source.setResult(1);
            assertThat(await(page)).isEqualTo(2);
        }
    }

    @Test
    void S1_waits_that_end_are_let_be() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("ui")) {
            var free = new CountDownLatch(1);
            var value = on(loop, () -> {
                Task<Integer> body = async(() -> await(source.task().configureAwait(false))
                        + await(Task.run(() -> 1).configureAwait(false)));
                free.countDown();
                return body.result();
            });
            free.await();
            Thread.ofPlatform().start(() -> source.setResult(1));
            assertThat(value.join()).isEqualTo(2);
            assertThat(on(loop, () -> Task.run(() -> 3).result()).join()).isEqualTo(3);
            Task<Integer> elsewhere = on(loop, this::loadPage).join();
            assertThat(elsewhere.result()).isEqualTo(2);
        }
    }
}
