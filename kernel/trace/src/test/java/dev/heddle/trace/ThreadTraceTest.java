package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The model against the truth: threads that do known things for known times. */
@Timeout(60)
class ThreadTraceTest {
    @Test
    void a_sleep_holds_the_traced_thread() throws Exception {
        ThreadTrace trace = Traces.trace(() -> Thread.sleep(50));

        ThreadLane cell = trace.cellThread();
        assertThat(cell.name()).isEqualTo(Thread.currentThread().getName());
        assertThat(cell.timeIn(State.SLEEPING)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(trace.wall()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(trace.heldWaiting()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(trace.cpu()).isLessThan(trace.wall());
        assertThat(slice(cell, State.SLEEPING).place())
                .hasToString("Test.java:" + lineOf("Thread.sleep(50)"))
                .extracting("method")
                .isEqualTo("a_sleep_holds_the_traced_thread");
    }

    @Test
    void a_computation_runs() {
        ThreadTrace trace = Traces.trace(() -> Traces.compute(Duration.ofMillis(40)));

        assertThat(trace.cellThread().timeIn(State.RUNNING)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(trace.cellThread().cpu()).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        assertThat(trace.maxConcurrency()).isPositive();
    }

    @Test
    void a_thread_that_waits_for_a_monitor_is_blocked() throws Exception {
        Object lock = new Object();
        ThreadTrace trace = Traces.trace(() -> {
            Thread second;
            synchronized (lock) {
                second = Thread.ofPlatform().name("second").start(() -> {
                    synchronized (lock) {
                        Thread.onSpinWait();
                    }
                });
                awaitState(second, Thread.State.BLOCKED);
                Thread.sleep(30);
            }
            second.join();
        });

        assertThat(trace.timeIn("second", State.BLOCKED)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(slice(trace.thread("second"), State.BLOCKED).detail())
                .contains("Object held by " + Thread.currentThread().getName());
        assertThat(trace.platformThreadsStarted()).isEqualTo(1);
        assertThat(trace.thread("second").startedInTrace()).isTrue();
        assertThat(trace.handOffs())
                .anySatisfy(handOff -> assertThat(handOff.what()).isEqualTo("start second"));
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry")
    void a_thread_that_waits_for_a_lock_is_blocked_and_one_that_waits_for_a_latch_is_parked() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch latch = new CountDownLatch(1);
        ThreadTrace trace = Traces.trace(() -> {
            lock.lock();
            Thread locker = Thread.ofPlatform().name("locker").start(() -> {
                lock.lock();
                lock.unlock();
            });
            Thread waiter = Thread.ofPlatform().name("waiter").start(() -> await(latch));
            awaitState(locker, Thread.State.WAITING);
            awaitState(waiter, Thread.State.WAITING);
            Thread.sleep(30);
            lock.unlock();
            latch.countDown();
            locker.join();
            waiter.join();
        });

        assertThat(trace.timeIn("locker", State.BLOCKED)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(trace.timeIn("waiter", State.PARKED)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(slice(trace.thread("waiter"), State.PARKED).detail()).isEqualTo("CountDownLatch");
    }

    @Test
    void a_socket_read_is_io() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ThreadTrace trace = Traces.trace(() -> {
                Thread reader = Thread.ofPlatform().name("reader").start(() -> readOneByte(server));
                try (Socket peer = server.accept()) {
                    Thread.sleep(40);
                    peer.getOutputStream().write(1);
                    reader.join();
                }
            });

            assertThat(trace.timeIn("reader", State.IO)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
            assertThat(slice(trace.thread("reader"), State.IO).detail()).contains("read ", ":" + server.getLocalPort());
        }
    }

    @Test
    void a_selector_without_events_of_its_own_does_not_run() throws Exception {
        try (Selector selector = Selector.open()) {
            ThreadTrace trace = Traces.trace(() -> {
                Thread thread = Thread.ofPlatform().name("selecting").start(() -> select(selector));
                Thread.sleep(400);
                selector.wakeup();
                thread.join();
            });

            assertThat(trace.timeIn("selecting", State.IO)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            assertThat(trace.timeIn("selecting", State.IO)).isGreaterThan(trace.timeIn("selecting", State.RUNNING));
        }
    }

    @Test
    void a_wait_that_began_in_the_trace_and_is_not_over_at_its_end_fills_the_tail() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Object monitor = new Object();
        Thread[] started = new Thread[2];
        ThreadTrace trace = Traces.trace(() -> {
            started[0] = Thread.ofPlatform().name("on-latch").start(() -> await(latch));
            started[1] = Thread.ofPlatform().name("on-monitor").start(() -> awaitMonitor(monitor));
            awaitState(started[0], Thread.State.WAITING);
            awaitState(started[1], Thread.State.TIMED_WAITING);
            Thread.sleep(200);
        });
        latch.countDown();
        started[0].join();
        started[1].interrupt();
        started[1].join();

        assertThat(trace.timeIn("on-latch", State.PARKED)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(trace.timeIn("on-monitor", State.WAITING)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(trace.slices("on-latch").getLast().state()).isEqualTo(State.PARKED);
        assertThat(trace.slices("on-latch").getLast().place()).isNotNull();
        assertThat(trace.thread("on-latch").end()).isEqualTo(trace.wall());
    }

    @Test
    void a_wait_that_began_before_the_trace_is_clipped_to_its_begin() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch wentOn = new CountDownLatch(1);
        Thread early = Thread.ofPlatform().name("early").start(() -> {
            await(latch);
            Traces.compute(Duration.ofMillis(10));
            wentOn.countDown();
        });
        awaitState(early, Thread.State.WAITING);
        ThreadTrace trace = Traces.trace(() -> {
            Thread.sleep(200);
            latch.countDown();
            await(wentOn);
        });
        early.join();

        ThreadLane lane = trace.thread("early");
        assertThat(lane.startedInTrace()).isFalse();
        assertThat(lane.begin()).isZero();
        assertThat(lane.slices().getFirst().state()).isEqualTo(State.PARKED);
        assertThat(lane.timeIn(State.PARKED)).isBetween(Duration.ofMillis(100), trace.wall());
    }

    @Test
    void a_thread_that_waited_before_and_waits_at_the_end_ran_only_between() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name("twice").start(() -> {
            await(first);
            Traces.compute(Duration.ofNanos(300_000));
            await(second);
        });
        awaitState(thread, Thread.State.WAITING);
        ThreadTrace trace = Traces.trace(() -> {
            Thread.sleep(100);
            first.countDown();
            Thread.sleep(100);
        });
        second.countDown();
        thread.join();

        assertThat(trace.slices("twice").getFirst().state()).isEqualTo(State.PARKED);
        assertThat(trace.slices("twice").getLast().state()).isEqualTo(State.PARKED);
        assertThat(trace.timeIn("twice", State.PARKED)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void a_worker_without_work_is_idle_and_holds_nothing() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            pool.submit(() -> {}).get();
            ThreadTrace trace = Traces.trace(() -> {
                Thread.sleep(100);
                pool.submit(() -> Traces.compute(Duration.ofMillis(10))).get();
                Thread.sleep(100);
            });

            ThreadLane worker = trace.threads().stream()
                    .filter(lane -> lane.kind() == ThreadLane.Kind.POOL_WORKER
                            && lane.name().contains("thread-1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(worker.timeIn(State.IDLE)).as(trace.toText()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(worker.timeIn(State.PARKED)).isZero();
            assertThat(trace.cellThread().timeIn(State.RESULT)).isGreaterThanOrEqualTo(Duration.ofMillis(5));
        }
    }

    @Test
    void what_is_not_there_is_answered_with_what_is() {
        ThreadTrace trace = Traces.trace(() -> {});

        assertThatThrownBy(() -> trace.thread("nobody"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining(Thread.currentThread().getName());
        assertThatThrownBy(() -> trace.task("nothing"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there are none");
    }

    static Slice slice(ThreadLane lane, State state) {
        return lane.slices().stream()
                .filter(slice -> slice.state() == state)
                .max(java.util.Comparator.comparing(Slice::duration))
                .orElseThrow(() -> new AssertionError("no " + state + " in " + lane));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    private static void awaitMonitor(Object monitor) {
        synchronized (monitor) {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    monitor.wait(60_000);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void readOneByte(ServerSocket server) {
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(socket.getInputStream().read()).isOne();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void select(Selector selector) {
        try {
            selector.select();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** The line of this file that holds this text first. */
    private static int lineOf(String text) throws IOException {
        var lines = java.nio.file.Files.readAllLines(
                java.nio.file.Path.of("src/test/java/dev/heddle/trace/ThreadTraceTest.java"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line has " + text);
    }
}
