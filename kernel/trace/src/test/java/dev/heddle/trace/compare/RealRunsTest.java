package dev.heddle.trace.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.compare.Difference.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Comparisons by the real clock, of work that is known. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RealRunsTest {
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Test
    void a_long_sleep_takes_longer_than_a_short_one() {
        Comparison done = Compare.of("long", () -> Thread.sleep(20), "short", () -> Thread.sleep(5))
                .time(SHORT)
                .run();
        Difference difference = done.difference("long", "short");
        assertThat(difference.faster()).isEqualTo("short");
        assertThat(difference.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(difference.factor()).isBetween(1.5, 4.2);
        assertThat(done.of("long").time())
                .satisfies(time -> assertThat(time.median()).isGreaterThan(Duration.ofMillis(19)));
        ThreadUse use = Objects.requireNonNull(done.of("long").use());
        assertThat(use.heldWaiting()).isGreaterThan(Duration.ofMillis(19));
        assertThat(use.peakPlatform()).isEqualTo(1);
        assertThat(use.platformStarted() + use.virtualStarted()).isZero();
    }

    @Test
    void allocated_bytes_are_those_of_one_run() {
        Comparison done = Compare.of("some", () -> new byte[10_000], "more", () -> new byte[30_000])
                .and("none", () -> "")
                .time(SHORT)
                .run();
        assertThat(done.of("some").allocatedBytes()).isBetween(10_000L, 10_100L);
        assertThat(done.of("more").allocatedBytes()).isBetween(30_000L, 30_100L);
        assertThat(done.of("none").allocatedBytes()).isLessThan(10);
        assertThat(done.of("some").runs()).isGreaterThan(1_000);
    }

    @Test
    void threads_are_counted_in_one_run() {
        Comparison done = Compare.of("platform", () -> together(3, false), "virtual", () -> together(20, true))
                .time(SHORT)
                .run();
        ThreadUse platform = Objects.requireNonNull(done.of("platform").use());
        ThreadUse virtual = Objects.requireNonNull(done.of("virtual").use());
        assertThat(platform.platformStarted()).isEqualTo(3);
        assertThat(platform.virtualStarted()).isZero();
        assertThat(platform.peakPlatform()).isEqualTo(4);
        assertThat(virtual.virtualStarted()).isEqualTo(20);
        assertThat(virtual.peakVirtual()).isEqualTo(20);
    }

    /** Threads that all live until the last has begun. */
    private static void together(int count, boolean virtual) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            Runnable work = () -> {
                begun.countDown();
                try {
                    begun.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            threads[i] = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(work);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // waited for by who runs it
    void a_future_is_waited_for_and_its_value_is_the_result() {
        Comparison done;
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            done = Compare.of(
                            "stage",
                            () -> CompletableFuture.supplyAsync(
                                    () -> 7, CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS)))
                    .and(
                            "future",
                            () -> pool.submit(() -> {
                                Thread.sleep(10);
                                return 7;
                            }))
                    .and("failing", () -> CompletableFuture.failedFuture(new IllegalStateException("in the future")))
                    .time(SHORT)
                    .run();
        }
        assertThat(done.of("stage").result()).isEqualTo(7);
        assertThat(done.of("future").result()).isEqualTo(7);
        assertThat(done.of("stage").time())
                .satisfies(time -> assertThat(time.median()).isGreaterThan(Duration.ofMillis(9)));
        assertThat(done.of("future").time())
                .satisfies(time -> assertThat(time.median()).isGreaterThan(Duration.ofMillis(9)));
        assertThat(done.of("failing").failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("in the future");
        assertThat(done.notes()).isEmpty();
    }

    @Test
    void work_whose_result_nobody_uses_is_still_done() {
        Comparison done = Compare.of("ten", () -> sum(1_000), "hundred", () -> sum(10_000))
                .time(SHORT)
                .run();
        assertThat(done.difference("ten", "hundred").factor()).isGreaterThan(1.5); // compiled late, ten may be far less
    }

    private static double sum(int terms) {
        double sum = 0;
        for (int i = 1; i <= terms; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    @Test
    void an_interrupt_while_it_waits_ends_it_at_once() throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(1);
        Comparison[] done = new Comparison[1];
        Thread comparing = Thread.ofPlatform()
                .start(() -> done[0] = Compare.of("fast", () -> Thread.sleep(1), "for ever", () -> {
                            asleep.countDown();
                            Thread.sleep(Duration.ofHours(1));
                        })
                        .run());
        asleep.await();
        comparing.interrupt();
        comparing.join();
        assertThat(done[0].ending()).isEqualTo(Ending.STOPPED);
        assertThat(done[0].of("for ever").failure()).isNull();
        assertThat(done[0].of("for ever").time()).isNull();
    }
}
