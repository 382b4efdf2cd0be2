package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.AsyncCallable;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS R and D: work on the pool, and delays. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class TaskRunTest {
    @Test
    void R1_runs_on_the_pool() {
        assertThat(Task.run(() -> Thread.currentThread().getName()).result()).startsWith("pool-");
    }

    @Test
    void R1_unwraps_a_delegate_that_returns_a_task() {
        var source = new CompletableFuture<Integer>();
        Task<Integer> task = Task.run(() -> async(() -> await(source) + 1));
        assertThat(task.waitFor(Duration.ofMillis(1))).isFalse();
        source.complete(1);
        assertThat(task.result()).isEqualTo(2);
    }

    @Test
    void R1_work_that_gives_null_is_complete_whichever_sort_java_takes_it_for() {
        assertThat(Task.<Object>run(() -> null).result()).isNull();
        AsyncCallable<Object> noTask = () -> null;
        assertThat(Task.run(noTask).result()).isNull();
    }

    @Test
    @Tag("continuation")
    void R2_leaves_the_context_free_and_returns_to_it() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var release = new CompletableFuture<Void>();
            Task<Thread> task = CompletableFuture.supplyAsync(
                            () -> async(() -> {
                                await(Task.run(release::join));
                                return Thread.currentThread();
                            }),
                            loop)
                    .join();
            CompletableFuture.runAsync(() -> release.complete(null), loop).join();
            assertThat(task.result()).isSameAs(loop.thread());
        }
    }

    @Test
    void D1_a_delay_lasts_its_time() {
        long start = System.nanoTime();
        Task.delay(Duration.ofMillis(30)).waitFor();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void D1_a_hundred_thousand_delays_hold_no_thread() {
        Task.delay(Duration.ofNanos(1)).waitFor();
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getTotalStartedThreadCount();
        List<Task<Void>> delays = Stream.generate(() -> Task.delay(Duration.ofHours(1)))
                .limit(100_000)
                .toList();
        long after = threads.getTotalStartedThreadCount();
        delays.forEach(delay -> delay.cancel(false));
        assertThat(after - before).isLessThanOrEqualTo(1);
    }
}
