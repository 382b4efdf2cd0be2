package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SEMANTICS D3, and A5 for every way in which a task can be completed. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class SourceTest {
    @Test
    @Tag("continuation")
    void D3_continuations_run_inside_setResult_in_the_order_of_their_awaits() {
        var source = new TaskCompletionSource<Integer>();
        List<String> log = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            async(() -> log.add(number + ":" + await(source.task()) + ":"
                    + Thread.currentThread().threadId()));
        }
        source.setResult(7);
        long here = Thread.currentThread().threadId();
        assertThat(log).containsExactly("0:7:" + here, "1:7:" + here, "2:7:" + here);
    }

    @Test
    @Tag("continuation")
    void D3_asynchronous_continuations_leave_setResult_at_once() {
        TaskCompletionSource<Integer> source = TaskCompletionSource.runContinuationsAsynchronously();
        Task<Thread> body = async(() -> {
            await(source.task());
            return Thread.currentThread();
        });
        source.setResult(7);
        assertThat(source.task()).isCompletedWithValue(7);
        assertThat(body.result().getName()).startsWith("pool-");
    }

    @Test
    void D3_set_throws_the_second_time_and_trySet_never_does() {
        var source = new TaskCompletionSource<Integer>("order");
        source.setResult(1);
        assertThatThrownBy(() -> source.setResult(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order");
        assertThatThrownBy(() -> source.setException(new IOException())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(source::setCanceled).isInstanceOf(IllegalStateException.class);
        assertThat(source.trySetResult(2)).isFalse();
        assertThat(source.trySetException(new IOException())).isFalse();
        assertThat(source.trySetCanceled()).isFalse();
        assertThat(source.task().result()).isEqualTo(1);
    }

    @Test
    void D3_a_source_fails_and_cancels() {
        var failing = new TaskCompletionSource<Integer>();
        var error = new IOException("lost");
        failing.setException(error);
        assertThat(failing.task().errors()).containsExactly(error);
        var cancelling = new TaskCompletionSource<Integer>();
        cancelling.setCanceled();
        assertThat(cancelling.task().isCancelled()).isTrue();
        var token = CancellationToken.canceled();
        var byToken = new TaskCompletionSource<Integer>();
        byToken.setCanceled(token);
        assertThat(byToken.task().isCancelled()).isTrue();
        assertThat(byToken.task().errors())
                .singleElement()
                .isInstanceOfSatisfying(
                        OperationCanceledException.class,
                        cancelled -> assertThat(cancelled.token()).isSameAs(token));
        var faulting = new TaskCompletionSource<Integer>();
        faulting.setException(new CancellationException("an error like any other here"));
        assertThat(faulting.task().isCancelled()).isFalse();
    }

    @Test
    void D3_of_ten_thousand_tasks_that_complete_one_source_one_does() {
        var source = new TaskCompletionSource<Integer>();
        var resumed = new AtomicInteger();
        Task<Integer> body = async(() -> {
            int winner = await(source.task());
            resumed.incrementAndGet();
            return winner;
        });
        List<Task<Boolean>> tries = IntStream.range(0, 10_000)
                .mapToObj(number -> Task.run(() -> source.trySetResult(number)))
                .toList();
        List<Boolean> won = Task.whenAll(tries).result();
        assertThat(won).filteredOn(each -> each).hasSize(1);
        assertThat(body.result()).isEqualTo(won.indexOf(true));
        assertThat(resumed).hasValue(1);
    }

    @Test
    void D3_many_threads_race_to_complete_each_of_many_sources() throws Exception {
        int racers = 8;
        int rounds = 10_000 / racers;
        var barrier = new CyclicBarrier(racers);
        var sources = IntStream.range(0, rounds)
                .mapToObj(i -> new TaskCompletionSource<Integer>())
                .toList();
        var resumed = new AtomicInteger();
        List<Task<Integer>> bodies = new ArrayList<>();
        for (TaskCompletionSource<Integer> source : sources) {
            bodies.add(async(() -> {
                int winner = await(source.task());
                resumed.incrementAndGet();
                return winner;
            }));
        }
        var wins = new AtomicInteger[racers];
        try (var executor = Executors.newFixedThreadPool(racers)) {
            for (int racer = 0; racer < racers; racer++) {
                int number = racer;
                wins[number] = new AtomicInteger();
                executor.submit(() -> {
                    for (TaskCompletionSource<Integer> source : sources) {
                        barrier.await();
                        if (source.trySetResult(number)) {
                            wins[number].incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        assertThat(resumed).hasValue(rounds);
        int[] won = new int[racers];
        bodies.forEach(body -> won[body.result()]++);
        for (int racer = 0; racer < racers; racer++) {
            assertThat(wins[racer]).hasValue(won[racer]);
        }
    }

    @Test
    void D3_ten_thousand_await_one_source_that_many_complete() throws Exception {
        for (int round = 0; round < 20; round++) {
            var source = new TaskCompletionSource<Integer>();
            var resumed = new AtomicInteger();
            List<Task<Integer>> bodies;
            try (var executor = Executors.newFixedThreadPool(2)) {
                var barrier = new CyclicBarrier(2);
                for (int i = 0; i < 2; i++) {
                    executor.submit(() -> {
                        barrier.await();
                        Thread.onSpinWait();
                        return source.trySetResult(1);
                    });
                }
                bodies = IntStream.range(0, 500)
                        .mapToObj(i -> async(() -> {
                            int value = await(source.task());
                            resumed.addAndGet(value);
                            return value;
                        }))
                        .toList();
            }
            Task.whenAll(bodies).waitFor();
            assertThat(resumed).hasValue(500);
        }
    }

    static List<Consumer<Task<Integer>>> everyWayToComplete() {
        return List.of(
                task -> task.complete(1),
                task -> task.completeExceptionally(new IOException()),
                task -> task.cancel(true),
                task -> task.obtrudeValue(1),
                task -> task.obtrudeException(new IOException()),
                task -> task.completeAsync(() -> 1),
                task -> task.completeAsync(() -> {
                    throw new CancellationException();
                }),
                task -> task.completeAsync(() -> 1, Runnable::run),
                task -> task.completeOnTimeout(1, 1, TimeUnit.NANOSECONDS),
                task -> task.orTimeout(1, TimeUnit.NANOSECONDS));
    }

    @ParameterizedTest
    @MethodSource("everyWayToComplete")
    void A5_however_a_task_is_completed_its_awaiters_go_on(Consumer<Task<Integer>> way) throws Exception {
        Task<Integer> task = new TaskCompletionSource<Integer>().task();
        var resumed = new CompletableFuture<Boolean>();
        async(() -> {
            try {
                await(task);
            } finally {
                resumed.complete(true);
            }
        });
        way.accept(task);
        assertThat(resumed.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
