package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A trace is looked at while its code runs. */
@Timeout(60)
class LooksTest {
    /** A thread runs before it waits, and samples tell when that was to a few milliseconds. */
    private static final double WHOLE = 0.7;

    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ended;

    @AfterEach
    void letThreadsEnd() {
        ended = true;
        end.countDown();
    }

    @Test
    void a_look_shows_what_every_thread_does_at_this_moment() throws Exception {
        Object lock = new Object();
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            synchronized (lock) {
                Thread sleeper = start("sleeper", () -> Thread.sleep(60_000));
                Thread blocked = start("blocked", () -> {
                    synchronized (lock) {
                        Thread.onSpinWait();
                    }
                });
                CountDownLatch runs = new CountDownLatch(1);
                start("runner", () -> {
                    runs.countDown();
                    while (!ended) {
                        Thread.onSpinWait();
                    }
                });
                runs.await();
                awaitState(sleeper, Thread.State.TIMED_WAITING);
                awaitState(blocked, Thread.State.BLOCKED);

                ThreadTrace look = recorder.soFar();
                while (last(look, "sleeper").state() == State.RUNNING
                        || last(look, "blocked").state() == State.RUNNING) {
                    look = recorder.soFar(); // of a thread that ran until just before a look the CPU time says no more
                }
                Traces.checked(look);

                assertThat(last(look, "sleeper").state()).isEqualTo(State.SLEEPING);
                assertThat(last(look, "blocked").state()).isEqualTo(State.BLOCKED);
                assertThat(last(look, "runner").state()).isIn(State.RUNNING, State.READY);
                assertThat(look.cellThread().end()).isEqualTo(look.wall()).isEqualTo(look.codeEnd());
                assertThat(look.findings()).extracting(Finding::id).doesNotContain("H16");
                sleeper.interrupt();
            }
            assertThat(recorder.stop().wall()).isPositive();
        }
    }

    @Test
    void each_look_sees_more_than_the_one_before() throws Exception {
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            ThreadTrace first = recorder.soFar();
            start("late", () -> {}).join();
            ThreadTrace second = recorder.soFar();
            ThreadTrace last = recorder.stop();

            assertThat(names(first)).doesNotContain("late");
            assertThat(names(second)).contains("late");
            assertThat(List.of(first.wall(), second.wall(), last.wall())).isSorted();
        }
    }

    @Test
    void looks_leave_no_mark_on_the_trace() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            Thread waits = start("waits", go::await);
            awaitState(waits, Thread.State.WAITING);
            recorder.soFar();
            recorder.soFar();
            go.countDown();
            waits.join();
            start("sleeps", () -> Thread.sleep(20)).join();
            ThreadTrace trace = Traces.checked(recorder.stop());

            assertThat(waitsOf(trace, "waits")).containsExactly(State.PARKED);
            assertThat(waitsOf(trace, "sleeps")).containsExactly(State.SLEEPING);
            assertThat(trace.totals().eventsLost()).isZero();
        }
    }

    @Test
    void a_wait_that_goes_on_at_the_end_counts_from_its_begin_however_often_it_was_looked_at() throws Exception {
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            Thread waits = start("waits", end::await);
            awaitState(waits, Thread.State.WAITING);
            ThreadTrace look = recorder.soFar();
            for (int i = 0; i < 3; i++) {
                Thread.sleep(50);
                look = recorder.soFar();
            }
            assertThat(wholeWait(look)).isGreaterThan(WHOLE);
            assertThat(wholeWait(Traces.checked(recorder.stop()))).isGreaterThan(WHOLE);
        }
    }

    /** The share of its thread's life that the wait is told to have lasted. */
    private static double wholeWait(ThreadTrace trace) {
        ThreadLane lane = trace.thread("waits");
        long waited = lane.slices().stream()
                .filter(slice -> slice.state() == State.PARKED)
                .mapToLong(Slice::nanos)
                .sum();
        return (double) waited / lane.end().minus(lane.begin()).toNanos();
    }

    @Test
    void a_deadlock_is_found_while_it_hangs() throws Exception {
        ReentrantLock a = new ReentrantLock();
        ReentrantLock b = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            Thread one = start("one", () -> nested(a, b, both));
            Thread other = start("other", () -> nested(b, a, both));
            awaitQueued(a);
            awaitQueued(b);

            ThreadTrace look = recorder.soFar();
            while (last(look, "one").state() == State.RUNNING
                    || last(look, "other").state() == State.RUNNING) {
                look = recorder.soFar();
            }
            List<Finding> found = look.findings("H15");
            assertThat(last(look, "one").detail()).isEqualTo("ReentrantLock held by other");
            assertThat(last(look, "other").detail()).isEqualTo("ReentrantLock held by one");

            assertThat(found)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what())
                            .startsWith("Deadlock")
                            .contains("one")
                            .contains("other"));
            one.interrupt();
            one.join();
            other.join();
        }
    }

    @Test
    void another_thread_can_be_traced_and_looked_at() throws Exception {
        Thread busy = start("busy", end::await);
        awaitState(busy, Thread.State.WAITING);
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS, busy)) {
            ThreadTrace look = recorder.soFar();

            assertThat(look.cellThread().name()).isEqualTo("busy");
            assertThat(look.cellThread().slices().getLast().state()).isEqualTo(State.PARKED);
            assertThat(recorder.stop().cellThread().name()).isEqualTo("busy");
        }
    }

    @Test
    void a_look_in_a_flood_keeps_to_its_limit() throws Exception {
        TraceOptions options = Traces.OPTIONS.within(Traces.OPTIONS.limits().ofEvents(2_000));
        try (ThreadRecorder recorder = ThreadRecorder.start(options)) {
            for (int i = 0; i < 5_000; i++) {
                Thread.ofVirtual().start(() -> {}).join();
            }
            ThreadTrace look = Traces.checked(recorder.soFar());
            assertThat(look.totals().eventsLost()).isPositive();
        }
    }

    @Test
    void the_end_of_the_code_gives_up_a_look_and_ends_looking() throws Exception {
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            for (int i = 0; i < 20_000; i++) {
                Thread.ofVirtual().start(() -> {}).join();
            }
            var look = new FutureTask<>(recorder::soFar);
            Thread looker = Thread.ofPlatform().name("surefire-looker").start(look);
            recorder.end();
            looker.join();

            assertThatThrownBy(look::get)
                    .satisfies(failure -> assertThat(failure.getCause())
                            .isInstanceOfAny(CancellationException.class, IllegalStateException.class));
            assertThatThrownBy(recorder::soFar).hasMessageContaining("has ended");
            assertThat(recorder.stop().totals().virtualThreadsStarted()).isEqualTo(20_000);
        }
    }

    private static void nested(ReentrantLock first, ReentrantLock second, CyclicBarrier both) throws Exception {
        first.lockInterruptibly();
        try {
            both.await();
            second.lockInterruptibly();
            second.unlock();
        } catch (InterruptedException resolved) {
            // by the test
        } finally {
            first.unlock();
        }
    }

    private static Thread start(String name, TracedBody<?> body) {
        return Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                body.run();
            } catch (Throwable endOfTest) {
                // an interrupt by the test
            }
        });
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static void awaitQueued(ReentrantLock lock) {
        while (!lock.hasQueuedThreads()) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static Slice last(ThreadTrace trace, String thread) {
        return trace.thread(thread).slices().getLast();
    }

    private static List<String> names(ThreadTrace trace) {
        return trace.threads().stream().map(ThreadLane::name).toList();
    }

    private static List<State> waitsOf(ThreadTrace trace, String thread) {
        return trace.thread(thread).slices().stream()
                .map(Slice::state)
                .filter(state -> state.hold() == State.Hold.WAITING)
                .toList();
    }
}
