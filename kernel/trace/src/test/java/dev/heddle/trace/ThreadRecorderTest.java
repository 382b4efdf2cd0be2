package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How recordings begin and end, alone and together. */
@Timeout(60)
class ThreadRecorderTest {
    @Test
    void the_original_exception_is_thrown_on_and_the_recording_closed() {
        IOException original = new IOException("original");

        assertThatThrownBy(() -> ThreadTrace.of(() -> {
                    throw original;
                }))
                .isSameAs(original);
        assertThat(openRecordings()).isEmpty();
    }

    @Test
    void a_capture_keeps_the_failure_beside_the_trace() {
        IOException original = new IOException("original");

        Captured<String> failed = ThreadTrace.capture(() -> {
            throw original;
        });
        Captured<String> done = ThreadTrace.capture(() -> "value");

        assertThat(failed.failure()).isSameAs(original);
        assertThat(failed.value()).isNull();
        assertThat(Traces.checked(failed.trace()).cellThread().id())
                .isEqualTo(Thread.currentThread().threadId());
        assertThat(done.value()).isEqualTo("value");
        assertThat(done.failure()).isNull();
    }

    @Test
    void lambdas_of_both_shapes_are_understood() throws Exception {
        assertThat(ThreadTrace.of(() -> 42).title()).isEqualTo("trace");
        assertThat(ThreadTrace.of(() -> Thread.sleep(1)).title()).isEqualTo("trace");
        assertThat(ThreadTrace.capture(() -> Thread.sleep(1)).failure()).isNull();
        assertThat(ThreadTrace.of("titled", () -> "value".length()).title()).isEqualTo("titled");
    }

    @Test
    void nothing_is_left_on_disk() throws IOException {
        Traces.trace(() -> {});
        ThreadRecorder.start(Traces.OPTIONS).close();

        try (Stream<Path> files = Files.list(Repository.directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name ->
                            name.startsWith("heddle-" + ProcessHandle.current().pid()));
        }
        assertThat(openRecordings()).isEmpty();
    }

    @Test
    void a_start_waits_for_what_was_to_be_ready_before_and_for_no_success() throws Exception {
        var agent = new CompletableFuture<Void>();
        ThreadRecorder.startAfter(agent);
        try {
            var trace = new FutureTask<>(() -> Traces.trace(() -> {}));
            Thread starter = Thread.ofPlatform().daemon().start(trace);
            while (starter.getState() != Thread.State.TIMED_WAITING) {
                assertThat(trace.isDone()).isFalse();
                Thread.onSpinWait();
            }

            agent.completeExceptionally(new IOException("no agent here"));

            assertThat(trace.get().threadsUsed()).isEqualTo(1);
        } finally {
            ThreadRecorder.startAfter(CompletableFuture.completedFuture(null));
        }
    }

    @Test
    void a_recorder_stops_once() {
        try (ThreadRecorder recorder = ThreadRecorder.start(Traces.OPTIONS)) {
            recorder.stop();
            assertThatThrownBy(recorder::stop).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_trace_inside_a_trace_sees_its_own_part() throws Exception {
        ThreadTrace[] inner = new ThreadTrace[1];
        ThreadTrace outer = Traces.trace(() -> {
            Thread.sleep(40);
            inner[0] = Traces.trace(() -> Thread.sleep(20));
        });

        Duration innerSleep = inner[0].cellThread().timeIn(State.SLEEPING);
        Duration outerSleep = outer.cellThread().timeIn(State.SLEEPING);
        assertThat(innerSleep).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(outerSleep).isGreaterThanOrEqualTo(innerSleep.plusMillis(40));
        assertThat(inner[0].wall()).isLessThan(outer.wall());
    }

    @Test
    void traces_at_the_same_time_do_not_mix() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        List<FutureTask<ThreadTrace>> traces = Stream.of("left", "right")
                .map(name -> new FutureTask<>(() -> Traces.trace(() -> {
                    together.await();
                    Thread child = Thread.ofPlatform()
                            .name(name + "-child")
                            .start(() -> Traces.compute(Duration.ofMillis(10)));
                    child.join();
                    together.await();
                })))
                .toList();
        Thread.ofPlatform().name("left").start(traces.get(0));
        Thread.ofPlatform().name("right").start(traces.get(1));

        ThreadTrace left = traces.get(0).get();
        ThreadTrace right = traces.get(1).get();
        assertThat(left.cellThread().name()).isEqualTo("left");
        assertThat(left.threads())
                .extracting(ThreadLane::name)
                .contains("left-child")
                .doesNotContain("right", "right-child");
        assertThat(right.cellThread().name()).isEqualTo("right");
        assertThat(right.threads())
                .extracting(ThreadLane::name)
                .contains("right-child")
                .doesNotContain("left", "left-child");
    }

    @Test
    void a_trace_does_not_take_in_what_another_had_started_before() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch lightRuns = new CountDownLatch(1); // the JVM tells of its start only then
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(2);
        FutureTask<ThreadTrace> other = new FutureTask<>(() -> Traces.trace(() -> {
            Thread child = Thread.ofPlatform().name("others-child").start(() -> movesBetween(go, over));
            Thread light = Thread.ofVirtual().name("others-light").start(() -> {
                lightRuns.countDown();
                movesBetween(go, over);
            });
            lightRuns.await();
            started.countDown();
            child.join();
            light.join();
        }));
        Thread.ofPlatform().name("other").start(other);
        started.await();

        ThreadTrace trace = Traces.trace(() -> {
            go.countDown();
            over.await();
            Thread.sleep(30);
        });

        assertThat(trace.threads())
                .extracting(ThreadLane::name)
                .doesNotContain("other", "others-child", "others-light");
        assertThat(other.get().threads()).extracting(ThreadLane::name).contains("others-child", "others-light");
    }

    private static void movesBetween(CountDownLatch go, CountDownLatch over) {
        try {
            go.await();
            Thread.sleep(10);
            over.countDown();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_trace_inside_a_trace_takes_in_what_the_outer_had_started() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        ThreadTrace[] inner = new ThreadTrace[1];
        Traces.trace(() -> {
            Thread child = Thread.ofPlatform().name("outers-child").start(() -> movesBetween(go, over));
            inner[0] = Traces.trace(() -> {
                go.countDown();
                over.await();
            });
            child.join();
        });

        assertThat(inner[0].threads()).extracting(ThreadLane::name).contains("outers-child");
    }

    @Test
    void threads_of_threads_belong_to_the_trace_and_ignored_ones_do_not() throws Exception {
        ThreadGroup own = new ThreadGroup("embedder");
        TraceOptions options = Traces.OPTIONS.ignoring(ThreadFilter.group("embedder"));
        ThreadTrace trace = ThreadTrace.of(options, () -> {
            Thread parent = Thread.ofPlatform()
                    .name("parent")
                    .start(() ->
                            join(Thread.ofPlatform().name("child").start(() -> Traces.compute(Duration.ofMillis(2)))));
            Thread ignored = new Thread(own, () -> Traces.compute(Duration.ofMillis(2)), "ignored");
            ignored.start();
            join(parent);
            join(ignored);
            return true;
        });

        assertThat(Traces.checked(trace).threads())
                .extracting(ThreadLane::name)
                .contains("parent", "child")
                .doesNotContain("ignored", ThreadSampler.THREAD_NAME)
                .noneMatch(name -> name.startsWith("JFR "));
    }

    @Test
    void names_may_hold_anything_and_text_shows_it_in_one_line() throws Exception {
        String name = "<b>\u001b[31mred\u0007\n&\u202e";
        ThreadTrace trace = Traces.trace(
                () -> join(Thread.ofPlatform().name(name).start(() -> Traces.compute(Duration.ofMillis(1)))));

        assertThat(trace.thread(name).name()).isEqualTo(name);
        assertThat(trace.toText().lines())
                .filteredOn(line -> line.contains("<b>"))
                .singleElement()
                .satisfies(line -> assertThat(line.codePoints()).noneMatch(Character::isISOControl));
    }

    @Test
    void a_warm_up_leaves_nothing_running() {
        ThreadRecorder.warmUp();

        assertThat(openRecordings()).isEmpty();
        assertThat(EventCost.here().bare()).isBetween(Duration.ofNanos(1), Duration.ofMillis(1));
        assertThat(EventCost.here().stack()).isBetween(Duration.ofNanos(1), Duration.ofMillis(1));
    }

    private static List<String> openRecordings() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .map(recording -> recording.getName())
                .toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_wait_during_which_another_trace_ends_still_ends_itself() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch otherEnded = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().start(() -> {
            try (ThreadRecorder recorder = ThreadRecorder.start(TraceOptions.titled("other"))) {
                waiting.await();
                recorder.stop();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                otherEnded.countDown();
            }
        });
        ThreadTrace trace = ThreadTrace.of(() -> {
            waiting.countDown();
            otherEnded.await();
            Traces.compute(Duration.ofMillis(60));
        });
        other.join();
        assertThat(trace.cellThread()
                        .timeIn(State.RUNNING)
                        .plus(trace.cellThread().timeIn(State.READY)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(45));
    }
}
