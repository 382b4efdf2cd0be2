package dev.heddle.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS P1, P3 under races: no piece of work is lost or runs twice, and the counts are right when all is quiet. */
@Timeout(120)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class PoolStressTest {
    /** Nobody comes to the rescue of a lost piece of work. */
    private static final Duration NEVER = Duration.ofDays(1);

    private static ThreadPool pool(int threads, Duration keepAlive) {
        return ThreadPool.builder("p")
                .minimumThreads(threads)
                .maximumThreads(threads)
                .starvationDelay(NEVER)
                .keepAlive(keepAlive)
                .build();
    }

    @Test
    void P1_a_worker_retires_in_the_moment_when_work_comes() throws InterruptedException {
        for (Duration keepAlive : List.of(Duration.ZERO, Duration.ofNanos(20_000), Duration.ofNanos(100_000))) {
            ThreadPool pool = pool(2, keepAlive);
            for (int round = 0; round < 3_000; round++) {
                var done = new CountDownLatch(2);
                pool.execute(done::countDown);
                pool.execute(done::countDown);
                done.await();
                for (int i = 0; i < round % 100; i++) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void P1_producers_owners_and_thieves_lose_nothing() throws Exception {
        int producers = 3;
        int pieces = 20_000;
        for (Duration keepAlive : List.of(Duration.ZERO, NEVER)) {
            ThreadPool pool = pool(4, keepAlive);
            var ran = new AtomicInteger();
            var done = new CountDownLatch(producers * pieces * 3);
            Runnable leaf = () -> {
                ran.incrementAndGet();
                done.countDown();
            };
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < producers; i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int j = 0; j < pieces; j++) {
                        pool.execute(() -> {
                            leaf.run();
                            PoolWorker worker = ThreadState.current().worker;
                            pool.queue(leaf, worker);
                            pool.queue(leaf, worker);
                        });
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            done.await();
            assertThat(ran.get()).isEqualTo(producers * pieces * 3);
            assertQuiet(pool, ran.get());
        }
    }

    @Test
    void P3_waits_resets_and_other_limits_lose_nothing() throws Exception {
        ThreadPool pool = ThreadPool.builder("p")
                .minimumThreads(2)
                .maximumThreads(40)
                .starvationDelay(NEVER)
                .keepAlive(Duration.ofNanos(50_000))
                .build();
        Thread meddler = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 10_000; i++) {
                switch (i % 3) {
                    case 0 -> pool.reset();
                    case 1 -> pool.setMinThreads(1 + i % 5);
                    default -> pool.setMaxThreads(6 + i % 5);
                }
            }
        });
        var sum = new LongAdder();
        for (int round = 0; round < 200; round++) {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(pool.run(() -> {
                    var other = new TaskCompletionSource<Integer>();
                    pool.execute(() -> other.setResult(1));
                    return pool.run(() -> 1).result() + other.task().result();
                }));
            }
            tasks.forEach(task -> sum.add(task.result()));
        }
        meddler.join();
        pool.reset();
        assertThat(sum.sum()).isEqualTo(1_600);
        assertThat(pool.run(() -> 1).result()).isEqualTo(1);
        assertThat(pool.counts.goal()).isEqualTo(2);
    }

    @Test
    void P1_a_pool_that_is_closed_in_the_moment_when_work_comes_runs_what_it_took() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            ThreadPool pool = pool(2, NEVER);
            var ran = new AtomicInteger();
            int taken = 0;
            pool.run(ran::incrementAndGet).waitFor();
            taken++;
            List<Task<Integer>> tasks = new ArrayList<>();
            Thread closer = Thread.ofPlatform().start(pool::close);
            try {
                while (true) {
                    tasks.add(pool.run(ran::incrementAndGet));
                    taken++;
                }
            } catch (RejectedExecutionException e) {
                closer.join();
            }
            Task.whenAll(tasks).waitFor();
            assertThat(ran.get()).isEqualTo(taken);
        }
    }

    /** Every thread retires, whether it was expected once or not. */
    private static void assertQuiet(ThreadPool pool, int completed) throws InterruptedException {
        PoolWorker[] workers = pool.workers();
        pool.close();
        for (PoolWorker worker : workers) {
            worker.thread.join();
        }
        assertThat(pool.statistics().queueLength()).isZero();
        assertThat(pool.statistics().completed()).isEqualTo(completed);
        assertThat(pool.counts.idle()).isZero();
    }
}
