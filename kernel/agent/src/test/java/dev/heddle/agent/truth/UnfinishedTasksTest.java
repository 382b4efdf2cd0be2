package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that hang when their trace ends: what holds them is seen all the same. */
@Timeout(60)
class UnfinishedTasksTest {
    private static final Duration WHILE = Duration.ofMillis(60);

    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeAll
    static void attach() {
        HeddleAgent.attach();
    }

    @AfterEach
    void letThemEnd() {
        end.countDown();
    }

    @RepeatedTest(20)
    void work_that_ends_last_has_its_outcome() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ThreadTrace trace = ThreadTrace.of(TraceOptions.titled("last").waiting(WHILE.multipliedBy(50)), () -> {
            var _ = Task.run("last", () -> {
                begun.countDown();
                return 1;
            });
            begun.await();
            return 1;
        });

        assertThat(trace.task("last").outcome()).isEqualTo(TaskRow.Outcome.COMPLETED);
    }

    @Test
    void work_that_hangs_holds_its_worker() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        ThreadTrace trace = ThreadTrace.of("hangs", () -> {
            var _ = Task.run("hangs", () -> {
                hanging.countDown();
                end.await();
            });
            hanging.await();
            Thread.sleep(WHILE);
        });

        TaskRow hangs = trace.task("hangs");
        assertThat(hangs.outcome()).isEqualTo(TaskRow.Outcome.PENDING);
        assertThat(hangs.timeIn(State.PARKED)).isGreaterThan(WHILE.dividedBy(2));
        assertThat(hangs.timeIn(State.QUEUED)).isLessThan(hangs.timeIn(State.PARKED));
        assertThat(hangs.slices().getLast().end()).isEqualTo(trace.wall());
        TraceProperties.check("hangs", trace);
    }

    @Test
    void work_whose_body_blocks_is_held_with_it() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        ThreadTrace trace = ThreadTrace.of("nested", () -> {
            var _ = Task.run(
                    "outer",
                    () -> Async.async("inner", () -> {
                        hanging.countDown();
                        end.await();
                        return 1;
                    }));
            hanging.await();
            Thread.sleep(WHILE);
        });

        assertThat(trace.task("inner").timeIn(State.PARKED)).isGreaterThan(WHILE.dividedBy(2));
        assertThat(trace.task("outer").timeIn(State.PARKED)).isGreaterThan(WHILE.dividedBy(2));
        TraceProperties.check("nested", trace);
    }
}
