package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows, context threads and hand-offs from the events of a task library. */
@Timeout(60)
class TaskTraceTest {
    private static final long ASYNC = 101;
    private static final long RUN = 102;
    private static final long DELAY = 103;

    /** An async body awaits a piece of work on a pool while its thread pumps, then goes on where it began. */
    private static ThreadTrace asyncOverRun() throws Exception {
        CountDownLatch resumed = new CountDownLatch(1);
        Thread cell = Thread.currentThread();
        return Traces.trace(() -> {
            Thread[] worker = new Thread[1];
            TaskEvents.created(ASYNC, 0, "processData", "async");
            TaskEvents.step(ASYNC, "suspended", RUN, () -> {
                TaskEvents.created(RUN, ASYNC, "process", "run");
                TaskEvents.queued(RUN, "pool", "start");
                worker[0] = Thread.ofPlatform().name("pool-1").unstarted(() -> {
                    ThreadTraceTest.awaitState(cell, Thread.State.WAITING);
                    TaskEvents.step(RUN, "completed", 0, () -> {
                        Traces.compute(Duration.ofMillis(10));
                        sleep(30);
                    });
                    TaskEvents.completed(RUN, "completed");
                    TaskEvents.queued(ASYNC, "In[4]", "resume");
                    resumed.countDown();
                });
                worker[0].start();
            });
            TaskEvents.pumped("In[4]", () -> ThreadTraceTest.await(resumed));
            TaskEvents.step(ASYNC, "completed", 0, () -> Traces.compute(Duration.ofMillis(5)));
            TaskEvents.completed(ASYNC, "completed");
            worker[0].join();
        });
    }

    @Test
    void a_row_tells_the_time_of_the_threads_by_the_work() throws Exception {
        ThreadTrace trace = asyncOverRun();

        TaskRow async = trace.task("processData");
        assertThat(async.kind()).isEqualTo(TaskRow.Kind.ASYNC);
        assertThat(async.outcome()).isEqualTo(TaskRow.Outcome.COMPLETED);
        assertThat(trace.ranOn(async)).containsExactly(trace.cellThread().name());
        Slice await = async.slices().stream()
                .filter(slice -> slice.state() == State.AWAITING)
                .findFirst()
                .orElseThrow();
        assertThat(await.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        assertThat(await.thread()).isZero();
        assertThat(await.detail()).isEqualTo("awaits process");
        assertThat(trace.awaitedWithoutThread()).isEqualTo(async.timeIn(State.AWAITING));

        TaskRow run = trace.task("process");
        assertThat(run.parent()).isEqualTo(async.id());
        assertThat(trace.ranOn("process")).containsExactly("pool-1");
        assertThat(run.slices().getFirst().state()).isEqualTo(State.QUEUED);
        assertThat(run.timeIn(State.SLEEPING)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(run.timeIn(State.SLEEPING)).isEqualTo(trace.timeIn("pool-1", State.SLEEPING));
        assertThat(trace.tasks()).extracting(TaskRow::name).containsExactly("processData", "process");
    }

    @Test
    void slices_of_a_thread_name_the_task_they_belong_to() throws Exception {
        ThreadTrace trace = asyncOverRun();

        assertThat(trace.slices("pool-1"))
                .filteredOn(slice -> slice.state() == State.SLEEPING)
                .allSatisfy(slice -> assertThat(slice.task()).isEqualTo(RUN));
        assertThat(trace.thread("pool-1").kind()).isEqualTo(ThreadLane.Kind.POOL_WORKER);
        assertThat(trace.thread("pool-1").pool()).isEqualTo("pool");
    }

    @Test
    void a_context_that_waits_for_work_is_free_and_its_park_does_not_count_as_held() throws Exception {
        ThreadTrace trace = asyncOverRun();

        ThreadLane cell = trace.cellThread();
        assertThat(cell.timeIn(State.FREE)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        assertThat(cell.timeIn(State.PARKED)).isZero();
    }

    @Test
    void work_that_goes_from_thread_to_thread_is_handed_over() throws Exception {
        ThreadTrace trace = asyncOverRun();
        long cell = trace.cellThread().id();
        long worker = trace.thread("pool-1").id();

        assertThat(trace.handOffs()).extracting(HandOff::what).contains("Task.run process", "resume processData");
        assertThat(trace.handOffs())
                .filteredOn(handOff -> handOff.what().equals("Task.run process"))
                .singleElement()
                .satisfies(handOff -> assertThat(List.of(handOff.fromThread(), handOff.toThread(), handOff.task()))
                        .containsExactly(cell, worker, RUN));
        assertThat(trace.handOffs())
                .filteredOn(handOff -> handOff.what().equals("resume processData"))
                .singleElement()
                .satisfies(handOff -> assertThat(List.of(handOff.fromThread(), handOff.toThread()))
                        .containsExactly(worker, cell));
    }

    @Test
    void a_thread_blocked_on_a_task_waits_for_a_result_not_for_a_park() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        ThreadTrace trace = Traces.trace(() -> {
            Thread cell = Thread.currentThread();
            Thread worker = Thread.ofPlatform().name("worker").start(() -> {
                ThreadTraceTest.awaitState(cell, Thread.State.WAITING);
                sleep(30);
                done.countDown();
            });
            TaskEvents.blocked(RUN, () -> ThreadTraceTest.await(done));
            worker.join();
        });

        assertThat(trace.cellThread().timeIn(State.RESULT)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(trace.cellThread().timeIn(State.PARKED)).isZero();
    }

    @Test
    void a_wait_counts_once_although_both_the_body_and_its_timer_wait() throws Exception {
        ThreadTrace trace = Traces.trace(() -> {
            TaskEvents.created(ASYNC, 0, "load", "async");
            TaskEvents.created(DELAY, ASYNC, "delay", "delay");
            TaskEvents.step(ASYNC, "suspended", DELAY, () -> {});
            Thread.sleep(30);
            TaskEvents.completed(DELAY, "completed");
            TaskEvents.step(ASYNC, "completed", 0, () -> {});
            TaskEvents.completed(ASYNC, "completed");
        });

        assertThat(trace.task("delay").timeIn(State.AWAITING)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(trace.awaitedWithoutThread()).isEqualTo(trace.task("load").timeIn(State.AWAITING));
        assertThat(trace.task("load").slices()).extracting(Slice::state).doesNotContain(State.QUEUED);
    }

    @Test
    void a_delay_waits_without_a_thread_from_creation_to_completion() throws Exception {
        ThreadTrace trace = Traces.trace(() -> {
            TaskEvents.created(DELAY, 0, "delay", "delay");
            sleep(20);
            TaskEvents.completed(DELAY, "cancelled");
            TaskEvents.created(DELAY + 1, 0, "never", "source");
            sleep(20);
        });

        TaskRow delay = trace.task("delay");
        assertThat(delay.outcome()).isEqualTo(TaskRow.Outcome.CANCELLED);
        assertThat(delay.slices()).singleElement().satisfies(slice -> {
            assertThat(slice.state()).isEqualTo(State.AWAITING);
            assertThat(slice.duration()).isBetween(Duration.ofMillis(20), trace.wall());
        });
        assertThat(trace.task("never").outcome()).isEqualTo(TaskRow.Outcome.PENDING);
        assertThat(trace.task("never").slices().getLast().end()).isEqualTo(trace.wall());
    }

    @Test
    void a_step_inside_a_step_belongs_to_both_rows_and_to_the_inner_task_on_the_thread() throws Exception {
        ThreadTrace trace = Traces.trace(() -> {
            TaskEvents.created(ASYNC, 0, "outer", "async");
            TaskEvents.step(ASYNC, "completed", 0, () -> {
                TaskEvents.created(RUN, ASYNC, "inner", "async");
                TaskEvents.step(RUN, "completed", 0, () -> sleep(20));
                TaskEvents.completed(RUN, "faulted");
            });
            TaskEvents.completed(ASYNC, "completed");
        });

        assertThat(trace.task("outer").timeIn(State.SLEEPING)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(trace.task("inner").timeIn(State.SLEEPING)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(trace.task("inner").outcome()).isEqualTo(TaskRow.Outcome.FAULTED);
        assertThat(ThreadTraceTest.slice(trace.cellThread(), State.SLEEPING).task())
                .isEqualTo(RUN);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
