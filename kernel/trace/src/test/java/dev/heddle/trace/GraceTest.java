package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.view.Notes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that outlives the traced code. */
@Timeout(60)
class GraceTest {
    private static final Duration NAP = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    Path folder;

    @AfterEach
    void letThreadsEnd() {
        end.countDown();
    }

    @Test
    void a_thread_that_outlives_the_code_is_waited_for_and_no_longer() throws Exception {
        ThreadTrace trace = trace(LONG, () -> start("late", () -> Thread.sleep(NAP)));

        assertThat(trace.timeIn("late", State.SLEEPING)).isGreaterThanOrEqualTo(NAP);
        assertThat(trace.thread("late").end())
                .isBetween(trace.wall().minusMillis(1), trace.wall().minusNanos(1));
        assertThat(trace.codeEnd()).isLessThan(trace.wall());
        assertThat(trace.wall()).isLessThan(LONG);
        assertThat(trace.cellThread().end()).isEqualTo(trace.codeEnd());
        assertThat(trace.toText()).contains(" of work after it");
        assertThat(Notes.of(trace)).noneMatch(note -> note.contains("Still at work"));
    }

    @Test
    void what_is_still_at_work_when_the_grace_is_over_is_told() throws Exception {
        ThreadTrace trace = trace(NAP, () -> start("endless", end::await));
        assertThat(trace.wall().minus(trace.codeEnd())).isGreaterThanOrEqualTo(NAP);
        assertThat(Notes.of(trace))
                .anyMatch(note -> note.startsWith("Still at work") && note.endsWith("after its code: 1 thread."));
    }

    @Test
    void work_whose_end_is_lost_among_too_many_events_is_not_waited_for() throws Exception {
        TraceOptions options =
                Traces.OPTIONS.within(Traces.OPTIONS.limits().ofEvents(50)).waiting(LONG);
        ThreadTrace trace;
        try (ThreadRecorder recorder = ThreadRecorder.start(options)) {
            for (int i = 0; i < 200; i++) {
                Thread.ofVirtual().start(() -> {}).join();
            }
            trace = recorder.stop();
        }
        assertThat(trace.totals().eventsLost()).isPositive();
        assertThat(trace.codeEnd()).isEqualTo(trace.wall());
        assertThat(Notes.of(trace)).noneMatch(note -> note.contains("Still at work"));
    }

    @Test
    void nothing_is_waited_for_where_nothing_is_left_or_no_grace_is_given() throws Exception {
        ThreadTrace done = trace(LONG, () -> start("early", () -> {}).join());
        assertThat(done.codeEnd()).isEqualTo(done.wall());

        ThreadTrace cut = trace(Duration.ZERO, () -> start("cut", end::await));
        assertThat(cut.codeEnd()).isEqualTo(cut.wall());
        assertThat(Notes.of(cut)).noneMatch(note -> note.contains("Still at work"));
    }

    @Test
    void an_interrupt_ends_the_waiting_and_is_kept() throws Exception {
        Thread tracing = Thread.currentThread();
        var interrupter = Thread.ofPlatform().unstarted(() -> {
            while (tracing.getState() != Thread.State.TIMED_WAITING) {
                LockSupport.parkNanos(100_000);
            }
            tracing.interrupt();
        });
        ThreadTrace trace = trace(LONG, () -> {
            start("endless", end::await);
            interrupter.start();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trace.wall()).isLessThan(LONG);
        assertThat(trace.thread("endless").end()).isEqualTo(trace.wall());
    }

    @Test
    void a_saved_trace_has_the_work_after_its_code() throws Exception {
        ThreadTrace trace = trace(LONG, () -> start("late", () -> Thread.sleep(NAP)));
        Path file = folder.resolve("late.jfr");
        trace.save(file);

        assertThat(ThreadTrace.read(file)).isEqualTo(trace);
    }

    @Test
    void what_the_tracing_thread_waits_for_after_its_code_is_no_part_of_the_trace() throws Exception {
        Thread tracing = Thread.currentThread();
        try (ThreadRecorder recorder = ThreadRecorder.start(TraceOptions.titled("code"))) {
            recorder.end();
            ThreadTrace trace = CompletableFuture.supplyAsync(() -> {
                        while (tracing.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                        return recorder.stop();
                    })
                    .join();

            assertThat(trace.cellThread().slices()).extracting(Slice::state).doesNotContain(State.RESULT, State.PARKED);
        }
    }

    @Test
    void a_negative_grace_is_refused() {
        assertThatThrownBy(() -> TraceOptions.titled("x").waiting(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }

    private static ThreadTrace trace(Duration grace, TracedBody<Exception> body) throws Exception {
        return ThreadTrace.of(TraceOptions.titled("grace").waiting(grace), () -> {
            body.run();
            return "";
        });
    }

    private static Thread start(String name, TracedBody<Exception> body) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
