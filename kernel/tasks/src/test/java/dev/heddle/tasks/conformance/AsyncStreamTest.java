package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.tasks.AsyncEmitter;
import dev.heddle.tasks.AsyncEnumerator;
import dev.heddle.tasks.AsyncLocal;
import dev.heddle.tasks.AsyncStream;
import dev.heddle.tasks.AwaitException;
import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS S4: streams whose elements are awaited. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class AsyncStreamTest {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    /** Logs what its producer does; each element takes an await. */
    private AsyncStream<Integer> logged(int count) {
        return AsyncStream.of(emitter -> {
            log.add("start");
            try {
                for (int i = 1; i <= count; i++) {
                    await(Task.run(() -> {}));
                    log.add("make " + i);
                    emitter.yield(i);
                }
            } finally {
                await(Task.delay(Duration.ofMillis(1)));
                log.add("end");
            }
        });
    }

    private static <T> List<T> listOf(AsyncStream<T> stream) {
        return async(() -> {
                    List<T> list = new ArrayList<>();
                    stream.forEach(list::add);
                    return list;
                })
                .result();
    }

    @Test
    void S4_forEach_awaits_the_elements_one_by_one() {
        async(() -> logged(2).forEach(i -> {
                    await(Task.run(() -> {}));
                    log.add("use " + i);
                }))
                .waitFor();
        assertThat(log).containsExactly("start", "make 1", "use 1", "make 2", "use 2", "end");
    }

    @Test
    void S4_a_for_loop_awaits_too() {
        Task<Integer> sum = async(() -> {
            int total = 0;
            for (int i : logged(3).each()) {
                total += i;
            }
            return total;
        });
        assertThat(sum.result()).isEqualTo(6);
        assertThat(log).endsWith("make 3", "end");
    }

    @Test
    void S4_the_producer_runs_only_when_the_next_is_asked_for() {
        AsyncEnumerator<String> elements = AsyncStream.<String>of(emitter -> {
                    log.add("before a");
                    emitter.yield("a");
                    log.add("after a");
                    emitter.yield("b");
                    log.add("after b");
                })
                .enumerator();
        assertThat(log).isEmpty();
        assertThatThrownBy(elements::current).isInstanceOf(NoSuchElementException.class);
        assertThat(elements.moveNextAsync().join()).isTrue();
        assertThat(log).containsExactly("before a");
        assertThat(elements.current()).isEqualTo("a");
        assertThat(elements.current()).isEqualTo("a");
        assertThat(elements.moveNextAsync().join()).isTrue();
        assertThat(elements.current()).isEqualTo("b");
        assertThat(elements.moveNextAsync().join()).isFalse();
        assertThat(elements.moveNextAsync().join()).isFalse();
        assertThat(log).containsExactly("before a", "after a", "after b");
        assertThatThrownBy(elements::current).isInstanceOf(NoSuchElementException.class);
        assertThat(elements.disposeAsync()).isCompleted();
    }

    @Test
    @Tag("continuation")
    void S4_the_producer_runs_on_the_thread_and_in_the_context_that_asks() {
        AsyncEnumerator<Thread> elements = AsyncStream.<Thread>of(emitter -> {
                    while (true) {
                        log.add(String.valueOf(SynchronizationContext.current() != null));
                        emitter.yield(Thread.currentThread());
                    }
                })
                .enumerator();
        try (EventLoop loop = EventLoop.start("ui")) {
            assertThat(elements.moveNextAsync().join()).isTrue();
            assertThat(elements.current()).isSameAs(Thread.currentThread());
            loop.send(() -> assertThat(elements.moveNextAsync()).isCompletedWithValue(true));
            assertThat(elements.current()).isSameAs(loop.thread());
            assertThat(elements.moveNextAsync()).isCompletedWithValue(true);
            assertThat(elements.current()).isSameAs(Thread.currentThread());
        }
        assertThat(log).containsExactly("false", "true", "false");
        assertThat(SynchronizationContext.current()).isNull();
    }

    @Test
    void S4_the_producer_sees_the_async_locals_of_the_code_that_asks() {
        var local = new AsyncLocal<String>();
        AsyncEnumerator<String> elements = AsyncStream.<String>of(emitter -> {
                    while (true) {
                        log.add(String.valueOf(local.get()));
                        local.set("producer");
                        emitter.yield(String.valueOf(local.get()));
                    }
                })
                .enumerator();
        for (String value : List.of("a", "b")) {
            local.set(value);
            elements.moveNextAsync().join();
            assertThat(elements.current()).isEqualTo("producer");
            assertThat(local.get()).isEqualTo(value);
        }
        assertThat(log).containsExactly("a", "b");
        local.set(null);
    }

    @Test
    @Tag("continuation")
    void S4_consumer_and_producer_return_to_their_context() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var threads = Collections.synchronizedSet(new HashSet<Thread>());
            AsyncStream<Integer> stream = AsyncStream.of(emitter -> {
                for (int i = 0; i < 100; i++) {
                    threads.add(Thread.currentThread());
                    await(Task.run(() -> {}));
                    threads.add(Thread.currentThread());
                    emitter.yield(i);
                }
            });
            CompletableFuture.supplyAsync(
                            () -> async(() -> stream.forEach(i -> threads.add(Thread.currentThread()))), loop)
                    .join()
                    .waitFor();
            assertThat(threads).containsExactly(loop.thread());
        }
    }

    @Test
    void S4_every_consumer_runs_the_producer_anew() {
        var runs = new AtomicInteger();
        AsyncStream<Integer> stream = AsyncStream.of(emitter -> emitter.yield(runs.incrementAndGet()));
        assertThat(listOf(stream)).containsExactly(1);
        assertThat(listOf(stream)).containsExactly(2);
        var each = stream.each();
        async(() -> {
                    for (int _ : each) {
                        assertThatThrownBy(each::iterator).isInstanceOf(IllegalStateException.class);
                    }
                })
                .waitFor();
    }

    @Test
    void S4_leaving_a_closed_loop_runs_the_producers_finally_blocks() {
        async(() -> {
                    try (var each = logged(9).each()) {
                        for (int i : each) {
                            if (i == 2) {
                                break;
                            }
                        }
                    }
                    log.add("left");
                })
                .waitFor();
        assertThat(log).containsExactly("start", "make 1", "make 2", "end", "left");
    }

    @Test
    void S4_forEachWhile_ends_the_producer() {
        async(() -> logged(9).forEachWhile(i -> i < 2)).waitFor();
        assertThat(log).containsExactly("start", "make 1", "make 2", "end");
    }

    @Test
    void S4_an_exception_of_the_consumer_ends_the_producer_and_goes_on() {
        var error = new IllegalStateException("consumer");
        Task<Throwable> thrown = async(() -> catchThrowable(() -> logged(9).forEach(i -> {
            throw error;
        })));
        assertThat(thrown.result()).isSameAs(error);
        assertThat(log).containsExactly("start", "make 1", "end");
    }

    @Test
    void S4_an_exception_of_the_producer_comes_out_of_the_loop() {
        var error = new IOException("producer");
        AsyncStream<Integer> stream = AsyncStream.of(emitter -> {
            emitter.yield(1);
            await(Task.run(() -> {}));
            throw error;
        });
        var seen = new AtomicInteger();
        assertThat(async(() -> catchThrowable(() -> stream.forEach(seen::addAndGet)))
                        .result())
                .isSameAs(error);
        assertThat(seen).hasValue(1);
        AsyncEnumerator<Integer> elements = stream.enumerator();
        elements.moveNextAsync().join();
        assertThatThrownBy(() -> elements.moveNextAsync().join()).hasCause(error);
        assertThat(elements.moveNextAsync().join()).isFalse();
        assertThat(elements.disposeAsync().handle((value, e) -> e).join()).isNull();
    }

    @Test
    void S4_an_exception_of_finally_comes_out_of_close() {
        var error = new IOException("finally");
        AsyncStream<Integer> stream = AsyncStream.of(emitter -> {
            try {
                emitter.yield(1);
            } finally {
                sneak(error);
            }
        });
        assertThat(async(() -> catchThrowable(() -> stream.forEachWhile(i -> false)))
                        .result())
                .isSameAs(error);
        var consumers = new IllegalStateException("consumer");
        assertThat(async(() -> catchThrowable(() -> stream.forEach(i -> {
                            throw consumers;
                        })))
                        .result())
                .isSameAs(consumers)
                .hasSuppressedException(error);
    }

    private static void sneak(Exception error) throws Exception {
        throw error;
    }

    @Test
    void S4_a_producer_that_catches_everything_still_ends() {
        AsyncStream<Integer> stubborn = AsyncStream.of(emitter -> {
            for (int i = 0; i < 5; i++) {
                try {
                    emitter.yield(i);
                } catch (Exception e) {
                    log.add("not caught as an exception");
                } catch (Error e) {
                    log.add("kept on");
                }
            }
        });
        async(() -> stubborn.forEachWhile(i -> i < 1)).waitFor();
        assertThat(log).containsExactly("kept on", "kept on", "kept on", "kept on");
    }

    @Test
    void S4_disposing_what_has_not_begun_never_begins_it() {
        AsyncEnumerator<Integer> elements = logged(1).enumerator();
        assertThat(elements.disposeAsync()).isCompleted();
        assertThat(elements.moveNextAsync().join()).isFalse();
        assertThat(log).isEmpty();
    }

    @Test
    void S4_disposing_twice_is_disposing_once() {
        AsyncEnumerator<Integer> elements = logged(2).enumerator();
        elements.moveNextAsync().join();
        Task<Void> first = elements.disposeAsync();
        assertThat(elements.disposeAsync()).isSameAs(first);
        first.waitFor();
        assertThat(log).containsExactly("start", "make 1", "end");
    }

    @Test
    void S4_one_move_at_a_time_and_dispose_during_one_ends_the_producer_at_its_yield() {
        var gate = new CompletableFuture<Void>();
        AsyncEnumerator<Integer> elements = AsyncStream.<Integer>of(emitter -> {
                    try {
                        await(gate);
                        emitter.yield(1);
                        log.add("not reached");
                    } finally {
                        log.add("finally");
                    }
                })
                .enumerator();
        Task<Boolean> move = elements.moveNextAsync();
        assertThatThrownBy(elements::moveNextAsync).isInstanceOf(IllegalStateException.class);
        Task<Void> disposed = elements.disposeAsync();
        assertThat(disposed).isNotDone();
        gate.complete(null);
        disposed.waitFor();
        assertThat(move.join()).isFalse();
        assertThat(log).containsExactly("finally");
    }

    @Test
    void S4_the_producer_gets_the_consumers_token() {
        try (var source = new CancellationTokenSource()) {
            AsyncStream<Integer> endless = AsyncStream.<Integer>of(emitter -> {
                        for (int i = 0; ; i++) {
                            emitter.yield(i);
                            await(Task.delay(Duration.ofHours(1), emitter.token()));
                        }
                    })
                    .map(i -> i + 1)
                    .filter(i -> i > 0);
            Task<Void> consumer =
                    async(() -> endless.withCancellation(source.token()).forEach(i -> log.add("got " + i)));
            assertThat(consumer).isNotDone();
            source.cancel();
            assertThat(consumer.handle((value, error) -> error).join()).isInstanceOf(OperationCanceledException.class);
            assertThat(consumer).isCancelled();
            assertThat(log).containsExactly("got 1");
        }
    }

    @Test
    void S4_without_a_token_there_is_none() {
        assertThat(listOf(AsyncStream.<CancellationToken>of(emitter -> emitter.yield(emitter.token()))))
                .containsExactly(CancellationToken.none());
    }

    @Test
    void S4_operators() {
        AsyncStream<Integer> numbers = AsyncStream.from(List.of(1, 2, 3, 4, 5, 6));
        assertThat(listOf(numbers.filter(i -> i % 2 == 0).map(i -> "n" + await(Task.run(() -> i)))))
                .containsExactly("n2", "n4", "n6");
        assertThat(listOf(logged(9).take(2))).containsExactly(1, 2);
        assertThat(log).containsExactly("start", "make 1", "make 2", "end");
        assertThat(listOf(numbers.take(0))).isEmpty();
        assertThat(listOf(numbers.take(100))).hasSize(6);
        assertThatThrownBy(() -> numbers.take(-1)).isInstanceOf(IllegalArgumentException.class);
        log.clear();
        async(() -> logged(9).map(i -> i).filter(i -> true).forEachWhile(i -> i < 2))
                .waitFor();
        assertThat(log).containsExactly("start", "make 1", "make 2", "end");
    }

    @Test
    void S4_null_is_an_element() {
        AsyncStream<@Nullable String> stream = AsyncStream.of(emitter -> emitter.yield(null));
        var count = new AtomicInteger();
        async(() -> stream.forEach(i -> count.incrementAndGet())).waitFor();
        assertThat(count).hasValue(1);
    }

    @Test
    void S4_only_the_producers_own_code_yields() {
        AsyncStream<Integer> nested = AsyncStream.of(emitter -> await(async(() -> emitter.yield(1))));
        assertThat(async(() -> catchThrowable(() -> listOfHere(nested))).result())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("producer");
        var leaked = new AtomicReference<AsyncEmitter<Integer>>();
        listOf(AsyncStream.<Integer>of(leaked::set));
        assertThatThrownBy(() -> leaked.get().yield(1)).isInstanceOf(IllegalStateException.class);
    }

    private static <T> List<T> listOfHere(AsyncStream<T> stream) {
        List<T> list = new ArrayList<>();
        stream.forEach(list::add);
        return list;
    }

    @Test
    void S4_at_the_top_level_of_a_cell_a_loop_pumps() {
        try (var _ = PumpingContext.onCurrentThread("In[1]")) {
            assertThat(listOfHere(logged(3))).containsExactly(1, 2, 3);
        }
        assertThatThrownBy(() -> listOfHere(logged(3))).isInstanceOf(AwaitException.class);
    }

    @Test
    void S4_many_elements_need_no_stack_and_no_thread() {
        long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        long count = 200_000;
        AsyncStream<Long> stream =
                AsyncStream.of(emitter -> LongStream.range(0, count).forEach(i -> emitter.yield(i)));
        Task<Long> sum = async(() -> {
            long total = 0;
            for (long i : stream.map(i -> i).each()) {
                total += i;
            }
            return total;
        });
        assertThat(sum).isCompletedWithValue(count * (count - 1) / 2);
        assertThat(ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before)
                .isZero();
    }

    @Test
    void S4_many_awaited_elements_arrive_in_order_whoever_completes() {
        int count = 20_000;
        AsyncStream<Integer> stream = AsyncStream.of(emitter -> {
            for (int i = 0; i < count; i++) {
                int element = i;
                emitter.yield(await(Task.run(() -> element)));
            }
        });
        assertThat(listOf(stream.map(i -> await(Task.run(() -> i)))))
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void S4_disposing_races_with_yielding() {
        for (int round = 0; round < 20_000; round++) {
            var finals = new AtomicInteger();
            var aboutToYield = new AtomicBoolean();
            AsyncEnumerator<Integer> elements = AsyncStream.<Integer>of(emitter -> {
                        try {
                            await(Task.run(() -> {}));
                            aboutToYield.set(true);
                            emitter.yield(1);
                            emitter.yield(2);
                        } finally {
                            finals.incrementAndGet();
                        }
                    })
                    .enumerator();
            Task<Boolean> move = elements.moveNextAsync();
            while (!aboutToYield.get()) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < round % 50; i++) {
                Thread.onSpinWait();
            }
            elements.disposeAsync().waitFor();
            assertThat(finals).hasValue(1);
            move.waitFor();
        }
    }
}
