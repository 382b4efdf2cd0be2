package dev.heddle.tasks;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SEMANTICS P2, P3: what a pool does when its threads are held. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class PoolStarvationTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final CountDownLatch gate = new CountDownLatch(1);

    private static ThreadPool pool(int minimum, int maximum, Duration starvation, Duration keepAlive) {
        return ThreadPool.builder("p")
                .minimumThreads(minimum)
                .maximumThreads(maximum)
                .starvationDelay(starvation)
                .keepAlive(keepAlive)
                .build();
    }

    private void hold(CountDownLatch started) {
        started.countDown();
        waitUninterrupted();
    }

    @AfterEach
    void letGo() {
        gate.countDown();
    }

    private void waitUninterrupted() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void P2_starvation_adds_threads_up_to_the_maximum() throws InterruptedException {
        ThreadPool pool = pool(1, 3, SHORT, LONG);
        var started = new CountDownLatch(3);
        for (int i = 0; i < 5; i++) {
            pool.execute(() -> hold(started));
        }
        started.await();
        assertThat(pool.statistics()).isEqualTo(new ThreadPool.Statistics(3, 0, 1, 3, 2, 0, 2, 0));
        gate.countDown();
    }

    @Test
    void P2_what_a_held_worker_queued_itself_is_taken_by_a_new_thread() {
        ThreadPool pool = pool(1, 2, SHORT, LONG);
        Task<Void> outer = pool.run(() -> {
            pool.run(gate::countDown);
            waitUninterrupted();
        });
        outer.waitFor();
        assertThat(pool.statistics().injected()).isEqualTo(1);
    }

    @Test
    void P2_extra_threads_go_when_they_are_idle() throws InterruptedException {
        ThreadPool pool = pool(1, 4, SHORT, Duration.ofMillis(1));
        var started = new CountDownLatch(4);
        Thread[] threads = Stream.generate(() -> pool.run(() -> {
                    hold(started);
                    return Thread.currentThread();
                }))
                .limit(4)
                .toList()
                .stream()
                .map(task -> {
                    gate(started);
                    return task.result();
                })
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(pool.statistics().threads()).isZero();
        assertThat(pool.counts.goal()).isEqualTo(1);
    }

    private void gate(CountDownLatch started) {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        gate.countDown();
    }

    @Test
    void P2_the_shared_pool_outgrows_the_processors_when_all_are_blocked() {
        ThreadPool.shared().reset();
        for (int i = 0; i < CORES; i++) {
            ThreadPool.shared().execute(this::waitUninterrupted);
        }
        assertThat(Task.run(Thread::currentThread).waitFor(Duration.ofSeconds(30)))
                .isTrue();
        assertThat(ThreadPool.shared().statistics().threads()).isGreaterThan(CORES);
    }

    @Test
    void P3_workers_that_wait_for_what_is_queued_behind_them_get_help() throws InterruptedException {
        ThreadPool pool = pool(2, 100, LONG, LONG);
        int waiting = 2 * CORES + 3; // more than are helped at once
        var queued = new CountDownLatch(1);
        var tasks = Stream.generate(() -> new TaskCompletionSource<Integer>())
                .limit(waiting)
                .toList();
        var waiters = tasks.stream()
                .map(source -> pool.run(() -> {
                    queued.await();
                    return source.task().result();
                }))
                .toList();
        for (TaskCompletionSource<Integer> source : tasks) {
            pool.execute(() -> source.setResult(1));
        }
        queued.countDown();
        Task.whenAll(waiters).waitFor();
        assertThat(pool.statistics().injected()).isZero();
        assertThat(pool.statistics().addedForBlocking()).isBetween(1L, (long) waiting);
        assertThat(pool.counts.goal()).isEqualTo(2);
    }

    @Test
    void P3_a_wait_within_an_async_body_is_helped_too() {
        ThreadPool pool = pool(1, 2, LONG, LONG);
        Task<Integer> outer = pool.run(() -> async(() -> {
            await(Task.completed(1));
            return pool.run(() -> 2).result();
        }));
        assertThat(outer.result()).isEqualTo(2);
        assertThat(pool.statistics().addedForBlocking()).isEqualTo(1);
    }

    @Test
    void P3_a_thread_that_is_held_otherwise_gets_no_help() throws InterruptedException {
        ThreadPool pool = pool(1, 2, LONG, LONG);
        var started = new CountDownLatch(1);
        pool.execute(() -> hold(started));
        started.await();
        Task<Integer> behind = pool.run(() -> 1);
        assertThat(behind.waitFor(Duration.ofMillis(50))).isFalse();
        assertThat(pool.statistics().threads()).isEqualTo(1);
        gate.countDown();
        assertThat(behind.result()).isEqualTo(1);
    }

    @Test
    void P3_no_more_threads_than_the_maximum() throws InterruptedException {
        ThreadPool pool = pool(1, 3, LONG, LONG);
        var source = new TaskCompletionSource<Integer>();
        var started = new CountDownLatch(3);
        for (int i = 0; i < 6; i++) {
            pool.run(() -> {
                started.countDown();
                source.task().waitFor();
            });
        }
        started.await();
        assertThat(pool.statistics().threads()).isEqualTo(3);
        assertThat(pool.statistics().queueLength()).isEqualTo(3);
        source.setResult(1);
    }

    @Test
    void P3_a_worker_runs_what_it_queued_itself_instead_of_waiting_for_it() {
        ThreadPool pool = pool(1, 1, LONG, LONG);
        assertThat(pool.run(() -> pool.run(Thread::currentThread).result() == Thread.currentThread())
                        .result())
                .isTrue();
        assertThat(pool.run(() -> {
                            Task<String> first = pool.run(() -> "first");
                            Task<String> second = pool.run(() -> "second");
                            return first.result() + second.result();
                        })
                        .result())
                .isEqualTo("firstsecond");
    }

    private int countDown(ThreadPool pool, int depth) {
        return depth == 0 ? 0 : 1 + pool.run(() -> countDown(pool, depth - 1)).result();
    }

    @Test
    void P3_waits_within_waits_go_deep_without_an_overflow() {
        assertThat(countDown(pool(2, 200, LONG, LONG), 300)).isEqualTo(300);
    }

    @Test
    void P2_P3_tell_the_recorder_why_there_is_a_thread_more(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (var recording = new Recording()) {
            recording.enable("heddle.PoolThreadInjected");
            recording.start();
            var pool = pool(1, 2, SHORT, LONG);
            pool.execute(this::waitUninterrupted);
            pool.run(gate::countDown).waitFor();
            ThreadPool other = ThreadPool.builder("q")
                    .minimumThreads(1)
                    .maximumThreads(2)
                    .starvationDelay(LONG)
                    .build();
            var source = new TaskCompletionSource<Integer>();
            Task<Integer> waiter = other.run(() -> source.task().result());
            other.run(() -> source.setResult(1)).waitFor();
            waiter.waitFor();
            recording.stop();
            recording.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> List.of("p", "q").contains(event.getString("pool")))
                .extracting(
                        event -> event.getString("pool"),
                        event -> event.getInt("threads"),
                        event -> event.getString("reason"))
                .containsExactlyInAnyOrder(tuple("p", 2, "starvation"), tuple("q", 2, "blocking"));
    }
}
