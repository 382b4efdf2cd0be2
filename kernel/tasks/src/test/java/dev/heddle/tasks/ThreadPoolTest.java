package dev.heddle.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS P1: threads on demand, order, and what one piece of work may not do to the next. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class ThreadPoolTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Queue<String> order = new ConcurrentLinkedQueue<>();

    private static ThreadPool pool(int threads) {
        return ThreadPool.builder("p")
                .minimumThreads(threads)
                .maximumThreads(threads)
                .starvationDelay(LONG)
                .keepAlive(LONG)
                .build();
    }

    private static Runnable waitFor(CountDownLatch latch) {
        return () -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
    }

    @Test
    void P1_makes_background_threads_on_demand_up_to_the_minimum() throws InterruptedException {
        ThreadPool pool = pool(3);
        assertThat(pool.statistics().threads()).isZero();
        Set<String> names = ConcurrentHashMap.newKeySet();
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(3);
        var done = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            pool.execute(() -> {
                Thread thread = Thread.currentThread();
                names.add(thread.getName() + " " + thread.isDaemon());
                started.countDown();
                waitFor(gate).run();
                done.countDown();
            });
        }
        started.await();
        assertThat(pool.statistics().threads()).isEqualTo(3);
        assertThat(pool.statistics().idleThreads()).isZero();
        assertThat(pool.statistics().queueLength()).isEqualTo(3);
        gate.countDown();
        done.await();
        assertThat(names).containsExactlyInAnyOrder("p-1 true", "p-2 true", "p-3 true");
    }

    @Test
    void P1_idle_threads_retire_and_their_numbers_come_back() throws InterruptedException {
        ThreadPool pool = ThreadPool.builder("p")
                .minimumThreads(2)
                .keepAlive(Duration.ofMillis(1))
                .build();
        for (int round = 1; round <= 3; round++) {
            Thread thread = pool.run(Thread::currentThread).result();
            thread.join();
            assertThat(thread.getName()).isEqualTo("p-1");
            assertThat(pool.statistics().threads()).isZero();
            assertThat(pool.statistics().completed()).isEqualTo(round);
        }
    }

    @Test
    void P1_what_comes_from_outside_runs_in_its_order() {
        ThreadPool pool = pool(1);
        List<Task<Void>> tasks = new ArrayList<>();
        var gate = new CountDownLatch(1);
        pool.execute(waitFor(gate));
        for (int i = 0; i < 1000; i++) {
            String name = "" + i;
            tasks.add(pool.run(() -> {
                order.add(name);
            }));
        }
        gate.countDown();
        Task.whenAll(tasks).waitFor();
        assertThat(order)
                .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                        .map(i -> "" + i)
                        .limit(1000)
                        .toList());
    }

    private Action step(String name) {
        return () -> {
            order.add(name);
        };
    }

    @Test
    void P1_a_worker_takes_its_own_last_piece_first_and_then_what_came_from_outside() {
        ThreadPool pool = pool(1);
        var queued = new CountDownLatch(1);
        Task<Void> first = pool.run(() -> {
            waitFor(queued).run();
            pool.run(step("a"));
            pool.run(step("b"));
            pool.execute(() -> order.add("common"));
            pool.run(step("c"));
        });
        Task<Void> outside = pool.run(step("outside"));
        Task<Void> last = pool.run(step("last"));
        queued.countDown();
        Task.whenAll(first, outside, last).waitFor();
        pool.run(step("end")).waitFor();
        assertThat(order).containsExactly("c", "b", "a", "outside", "last", "common", "end");
    }

    @Test
    void P1_a_thief_takes_the_oldest_piece_of_another() throws InterruptedException {
        ThreadPool pool = pool(2);
        var stolen = new CountDownLatch(3);
        Thread owner = pool.run(() -> {
                    for (String name : List.of("a", "b", "c")) {
                        pool.run(() -> {
                            order.add(name + " " + Thread.currentThread().getName());
                            stolen.countDown();
                        });
                    }
                    waitFor(stolen).run();
                    return Thread.currentThread();
                })
                .result();
        String thief = owner.getName().equals("p-1") ? "p-2" : "p-1";
        assertThat(order).containsExactly("a " + thief, "b " + thief, "c " + thief);
    }

    @Test
    void P1_an_error_goes_to_the_handler_and_costs_no_thread() throws InterruptedException {
        ThreadPool pool = pool(1);
        Thread worker = pool.run(Thread::currentThread).result();
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        worker.setUncaughtExceptionHandler((thread, error) -> {
            errors.add(error);
            throw new IllegalStateException("a handler that fails");
        });
        var error = new StackOverflowError("in work");
        pool.execute(() -> {
            throw error;
        });
        assertThat(pool.run(Thread::currentThread).result()).isSameAs(worker);
        assertThat(errors).containsExactly(error);
    }

    @Test
    void P1_an_interrupt_does_not_reach_the_next_piece_of_work() throws InterruptedException {
        ThreadPool pool = pool(1);
        for (int i = 0; i < 1000; i++) {
            Thread worker = pool.run(() -> {
                        Thread.currentThread().interrupt();
                        return Thread.currentThread();
                    })
                    .result();
            worker.interrupt(); // at work, on its way to rest, or at rest
            Task<Boolean> next = pool.run(() -> Thread.currentThread() == worker);
            assertThat(next.result()).isTrue();
        }
        var gate = new CountDownLatch(1);
        Task<Boolean> interrupted = pool.run(() -> {
            waitFor(gate).run();
            Thread.currentThread().interrupt();
            return true;
        });
        Task<Boolean> next = pool.run(Thread::interrupted);
        gate.countDown();
        assertThat(interrupted.result()).isTrue();
        assertThat(next.result()).isFalse();
    }

    @Test
    void P1_context_and_locals_of_one_piece_of_work_are_not_left_for_the_next() {
        ThreadPool pool = pool(1);
        var local = new AsyncLocal<String>();
        try (EventLoop loop = EventLoop.start("ui")) {
            pool.execute(() -> {
                SynchronizationContext.install(loop);
                local.set("left");
            });
            assertThat(pool.run(() -> SynchronizationContext.current() + " " + local.get())
                            .result())
                    .isEqualTo("null null");
        }
    }

    @Test
    void P1_queued_work_sees_the_locals_of_who_queued_it() {
        var local = new AsyncLocal<String>();
        local.set("mine");
        var seen = new TaskCompletionSource<String>();
        pool(1).execute(() -> seen.setResult("" + local.get()));
        local.set(null);
        assertThat(seen.task().result()).isEqualTo("mine");
    }

    @Test
    void P1_a_closed_pool_finishes_what_is_queued_and_takes_nothing_new() throws InterruptedException {
        ThreadPool pool = pool(1);
        var gate = new CountDownLatch(1);
        pool.execute(waitFor(gate));
        Task<Thread> queued = pool.run(Thread::currentThread);
        pool.close();
        assertThatThrownBy(() -> pool.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("the pool p is closed and takes no new work");
        assertThatThrownBy(() -> pool.run(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        gate.countDown();
        queued.result().join();
        assertThat(pool.statistics().threads()).isZero();
        assertThat(pool.statistics().completed()).isEqualTo(2);
    }

    @Test
    void P1_a_closed_pool_lets_its_idle_threads_go() throws InterruptedException {
        Thread worker;
        try (ThreadPool pool = pool(1)) {
            worker = pool.run(Thread::currentThread).result();
        }
        worker.join();
        assertThatThrownBy(() -> ThreadPool.shared().close())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("shared");
    }

    @Test
    void P1_what_cannot_be_is_refused() {
        assertThatThrownBy(() -> ThreadPool.builder("p").minimumThreads(0).build())
                .hasMessage("a pool needs 1 thread at least, not 0");
        assertThatThrownBy(() -> ThreadPool.builder("p")
                        .minimumThreads(3)
                        .maximumThreads(2)
                        .build())
                .hasMessage("the maximum of 2 threads is less than the minimum of 3");
        assertThatThrownBy(() -> ThreadPool.builder("p").maximumThreads(40_000).build())
                .hasMessage("a pool has 32767 threads at most, not 40000");
        assertThatThrownBy(() ->
                        ThreadPool.builder("p").starvationDelay(Duration.ZERO).build())
                .hasMessage("the starvation delay must be positive, not PT0S");
        assertThatThrownBy(() ->
                        ThreadPool.builder("p").keepAlive(Duration.ofMillis(-1)).build())
                .hasMessage("the time to keep idle threads cannot be negative: PT-0.001S");
        assertThatThrownBy(() -> pool(2).setMinThreads(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool(2).setMaxThreads(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void P1_more_threads_take_what_is_queued_when_the_minimum_rises() throws InterruptedException {
        ThreadPool pool = pool(1);
        pool.setMaxThreads(3);
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> {
                started.countDown();
                waitFor(gate).run();
            });
        }
        pool.setMinThreads(3);
        started.await();
        gate.countDown();
    }

    @Test
    void P1_a_lower_maximum_takes_threads_off_when_their_work_ends() throws InterruptedException {
        ThreadPool pool = pool(3);
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> {
                started.countDown();
                waitFor(gate).run();
            });
        }
        started.await();
        pool.setMinThreads(1);
        pool.setMaxThreads(1);
        gate.countDown();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Task.whenAll(Stream.generate(() -> pool.run(() -> {
                            threads.add(Thread.currentThread());
                            return pool.counts.goal();
                        }))
                        .limit(100)
                        .toList())
                .waitFor();
        pool.run(threads::clear).waitFor(); // by now the others have left
        Task.whenAll(Stream.generate(() -> pool.run(() -> threads.add(Thread.currentThread())))
                        .limit(100)
                        .toList())
                .waitFor();
        assertThat(threads).hasSize(1);
    }

    @Test
    void P1_a_reset_pool_is_as_it_was_made_and_has_lost_nothing() throws InterruptedException {
        ThreadPool pool = pool(2);
        Thread idle = pool.run(Thread::currentThread).result();
        pool.reset();
        idle.join();
        assertThat(pool.statistics().threads()).isZero();

        pool.setMaxThreads(5);
        pool.setMinThreads(4);
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            pool.execute(() -> {
                started.countDown();
                waitFor(gate).run();
            });
        }
        Task<String> queued = pool.run(() -> "not lost");
        started.await();
        pool.reset();
        assertThat(pool.statistics()).isEqualTo(new ThreadPool.Statistics(4, 0, 2, 2, 1, 0, 0, 0));
        gate.countDown();
        assertThat(queued.result()).isEqualTo("not lost");
    }
}
