package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.Task;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Completion racing with suspension: every step runs exactly once, on one thread at a time. */
@Timeout(120)
class SuspensionStressTest {
    private static final int ROUNDS = 50_000;

    @Test
    void completion_races_with_suspension() throws Exception {
        try (var executor = Executors.newSingleThreadExecutor()) {
            var barrier = new CyclicBarrier(2);
            var sources = new CompletableFuture<?>[ROUNDS];
            Arrays.setAll(sources, i -> new CompletableFuture<>());
            var completing = executor.submit(() -> {
                for (CompletableFuture<?> source : sources) {
                    barrier.await();
                    source.complete(null);
                }
                return null;
            });
            int wrong = 0;
            for (CompletableFuture<?> source : sources) {
                var inside = new AtomicInteger();
                barrier.await();
                Task<Integer> task = async(() -> {
                    int most = inside.incrementAndGet();
                    await(source);
                    most = Math.max(most, inside.get());
                    inside.decrementAndGet();
                    return most;
                });
                wrong += task.result() == 1 && inside.get() == 0 ? 0 : 1;
            }
            completing.get();
            assertThat(wrong).isZero();
        }
    }

    @Test
    void many_bodies_on_the_pool_count_right() {
        Task<Integer> total = async(() -> {
            int sum = 0;
            for (int i = 0; i < ROUNDS; i++) {
                Task<Integer> one = Task.run(() -> 1);
                sum += await(async(() -> await(one)));
            }
            return sum;
        });
        assertThat(total.result()).isEqualTo(ROUNDS);
    }
}
