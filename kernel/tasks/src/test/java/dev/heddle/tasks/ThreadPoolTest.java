package dev.heddle.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.ThreadPool.Settings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS P1, P2. */
@Timeout(60)
class ThreadPoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void P1_makes_background_threads_on_demand_up_to_the_minimum() throws InterruptedException {
        var pool = new ThreadPool("p", new Settings(3, 3, LONG, LONG));
        assertThat(pool.statistics().threads()).isZero();
        Set<String> names = ConcurrentHashMap.newKeySet();
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(3);
        var done = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            pool.execute(() -> {
                names.add(Thread.currentThread().getName() + " "
                        + Thread.currentThread().isDaemon());
                started.countDown();
                await(gate);
                done.countDown();
            });
        }
        started.await();
        assertThat(pool.statistics().threads()).isEqualTo(3);
        gate.countDown();
        done.await();
        assertThat(names).containsExactlyInAnyOrder("p-1 true", "p-2 true", "p-3 true");
    }

    @Test
    void P1_idle_threads_retire_and_their_numbers_come_back() throws InterruptedException {
        var pool = new ThreadPool("p", new Settings(2, 2, LONG, Duration.ofMillis(1)));
        for (int round = 0; round < 3; round++) {
            var name = new AtomicReference<Thread>();
            var done = new CountDownLatch(1);
            pool.execute(() -> {
                name.set(Thread.currentThread());
                done.countDown();
            });
            done.await();
            name.get().join();
            assertThat(name.get().getName()).isEqualTo("p-1");
            assertThat(pool.statistics().threads()).isZero();
            assertThat(pool.statistics().completed()).isEqualTo(round + 1);
        }
    }

    @Test
    void P2_starvation_adds_threads_up_to_the_maximum() throws InterruptedException {
        var pool = new ThreadPool("p", new Settings(1, 3, Duration.ofMillis(5), LONG));
        var started = new CountDownLatch(3);
        var gate = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            pool.execute(() -> {
                started.countDown();
                await(gate);
            });
        }
        started.await();
        assertThat(pool.statistics()).satisfies(figures -> {
            assertThat(figures.threads()).isEqualTo(3);
            assertThat(figures.injected()).isEqualTo(2);
            assertThat(figures.queueLength()).isEqualTo(2);
        });
        gate.countDown();
    }

    @Test
    void P2_the_shared_pool_outgrows_the_processors_when_all_are_blocked() {
        int cores = Runtime.getRuntime().availableProcessors();
        long before = ThreadPool.shared().statistics().injected();
        var gate = new CountDownLatch(1);
        for (int i = 0; i < cores; i++) {
            ThreadPool.shared().execute(() -> await(gate));
        }
        assertThat(Task.run(Thread::currentThread).result()).isNotNull();
        assertThat(ThreadPool.shared().statistics().injected()).isGreaterThan(before);
        gate.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
