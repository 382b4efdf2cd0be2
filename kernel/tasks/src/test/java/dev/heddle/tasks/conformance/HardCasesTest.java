package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.tasks.AwaitException;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places and depths at which an await is asked a lot of. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class HardCasesTest {
    private static final int DEEP = 10_000;

    @Test
    @Tag("continuation")
    void recursion_ten_thousand_calls_deep_awaits_at_the_bottom() {
        var source = new TaskCompletionSource<Integer>();
        try (EventLoop loop = EventLoop.start("ui")) {
            Task<Integer> body = CompletableFuture.supplyAsync(() -> async(() -> dive(DEEP, source)), loop)
                    .join();
            assertThat(body).isNotDone();
            source.setResult(7);
            assertThat(body.result()).isEqualTo(DEEP + 7);
        }
    }

    private static int dive(int depth, TaskCompletionSource<Integer> bottom) {
        return depth == 0 ? await(bottom.task()) : dive(depth - 1, bottom) + 1;
    }

    @Test
    @Tag("continuation")
    void recursion_ten_thousand_bodies_deep_awaits_at_the_bottom() {
        var source = new TaskCompletionSource<Integer>();
        Task<Integer> body = Task.run(() -> diveInBodies(DEEP, source));
        source.setResult(7);
        assertThat(body.result()).isEqualTo(DEEP + 7);
    }

    private static Task<Integer> diveInBodies(int depth, TaskCompletionSource<Integer> bottom) {
        return async(() -> depth == 0 ? await(bottom.task()) : await(diveInBodies(depth - 1, bottom)) + 1);
    }

    @Test
    void a_body_keeps_nothing_of_the_awaits_behind_it() {
        var gate = new TaskCompletionSource<Void>();
        List<WeakReference<Object>> behind = new CopyOnWriteArrayList<>();
        Task<Void> body = async(() -> {
            for (int i = 0; i < 100; i++) {
                var source = new TaskCompletionSource<byte[]>();
                Task.run(() -> source.setResult(new byte[1 << 20]));
                behind.add(new WeakReference<>(await(source.task())));
                behind.add(new WeakReference<>(source.task()));
            }
            await(gate.task());
        });
        while (behind.stream().filter(reference -> reference.get() != null).count() > 4 || behind.size() < 200) {
            System.gc(); // what the last steps held may still stand in frames
        }
        assertThat(body).isNotDone();
        gate.setResult(null);
        body.waitFor();
    }

    @Test
    void a_context_that_throws_in_post_fails_the_await_and_the_finally_blocks_run() {
        var context = new SynchronizationContext() {
            @Override
            public void post(Runnable work) {
                throw new RejectedExecutionException("full");
            }
        };
        var source = new TaskCompletionSource<Void>();
        var cleaned = new CompletableFuture<Boolean>();
        Task<Void> body;
        try (var _ = SynchronizationContext.install(context)) {
            body = async(() -> {
                try {
                    await(source.task());
                } finally {
                    cleaned.complete(true);
                }
            });
        }
        source.setResult(null);
        assertThat(cleaned.join()).isTrue();
        assertThat(catchThrowable(body::waitFor))
                .hasRootCauseInstanceOf(RejectedExecutionException.class)
                .hasRootCauseMessage("full");
    }

    @Test
    void a_context_that_runs_and_throws_in_post_does_not_run_the_rest_twice() {
        var context = new SynchronizationContext() {
            @Override
            public void post(Runnable work) {
                work.run();
                work.run();
                throw new RejectedExecutionException("after all");
            }
        };
        var source = new TaskCompletionSource<Integer>();
        Task<Integer> body;
        try (var _ = SynchronizationContext.install(context)) {
            body = async(() -> await(source.task()) + 1);
        }
        source.setResult(1);
        assertThat(body.result()).isEqualTo(2);
    }

    @Test
    void a_comparator_may_await_within_sort() {
        List<Integer> numbers = new ArrayList<>(
                IntStream.range(0, 200).map(i -> (i * 37) % 200).boxed().toList());
        Task<Void> sorting = async(() -> numbers.sort((left, right) -> {
            await(Task.yield());
            return Integer.compare(left, right);
        }));
        sorting.waitFor();
        assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()).hasSize(200);
    }

    @Test
    @Tag("continuation")
    void an_await_in_a_class_initialiser_is_refused_and_the_body_goes_on() {
        Task<String> body = async(() -> {
            Throwable refused = catchThrowable(Initialised::touch);
            await(Task.yield());
            return refused.getCause().getMessage();
        });
        assertThat(body.result()).contains("native code", "Await before or after it");
    }

    private static final class Initialised {
        static {
            await(new CompletableFuture<>());
        }

        static void touch() {}
    }

    @Test
    void an_await_on_a_cleaners_thread_is_refused_and_a_body_there_works() {
        var bare = new CompletableFuture<Throwable>();
        var inBody = new CompletableFuture<Integer>();
        Cleaner cleaner = Cleaner.create();
        cleaner.register(new Object(), () -> {
            bare.complete(catchThrowable(() -> await(Task.completed(1))));
            async(() -> inBody.complete(await(Task.run(() -> 5))));
        });
        while (!bare.isDone()) {
            System.gc();
        }
        assertThat(bare.join()).isInstanceOf(AwaitException.class).hasMessageContaining("async(() ->");
        assertThat(inBody.join()).isEqualTo(5);
    }
}
