package dev.heddle.agent.truth;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks of the task library with a known course, and what their traces say. */
@Timeout(120)
class KnownTasksTest {
    private static final Duration DELAY = Duration.ofMillis(40);

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @Test
    void a_body_runs_waits_without_a_thread_and_runs_on_and_the_caller_is_held() throws Exception {
        ThreadTrace trace = ThreadTrace.of(
                "known",
                () -> async("body", () -> {
                            await(Task.delay(DELAY));
                            await(Task.run("work", () -> Thread.sleep(DELAY)));
                        })
                        .waitFor());
        TraceProperties.check("a body", trace);

        TaskRow body = trace.task("body");
        assertThat(body.outcome()).isEqualTo(TaskRow.Outcome.COMPLETED);
        assertThat(body.slices().getFirst().state()).isEqualTo(State.RUNNING);
        assertThat(body.slices().getFirst().thread())
                .isEqualTo(trace.cellThread().id());
        // A delay runs from before it is awaited, however long it takes to get there.
        assertThat(body.timeIn(State.AWAITING)).isGreaterThan(DELAY);
        assertThat(trace.cellThread().timeIn(State.RESULT)).isGreaterThan(DELAY);
        TaskRow work = trace.task("work");
        assertThat(work.parent()).isEqualTo(body.id());
        assertThat(work.timeIn(State.SLEEPING)).isGreaterThanOrEqualTo(DELAY);
        assertThat(trace.awaitedWithoutThread()).as("the delay counts once").isEqualTo(body.timeIn(State.AWAITING));
    }

    @Test
    void what_goes_on_in_a_context_runs_on_its_thread_alone() throws Exception {
        ThreadTrace trace = ThreadTrace.of("known", () -> {
            try (EventLoop loop = EventLoop.start("loop")) {
                loop.run(() -> async("in context", () -> {
                            await(Task.run("away", () -> {}));
                            await(Task.yield());
                        }))
                        .result();
            }
        });
        TraceProperties.check("a context", trace);

        assertThat(trace.ranOn("in context")).containsExactly("loop");
        assertThat(trace.ranOn("away")).doesNotContain("loop");
    }

    @Test
    void a_cancelled_delay_waits_until_then_and_is_cancelled() throws Exception {
        ThreadTrace trace = ThreadTrace.of("known", () -> {
            try (var stop = new CancellationTokenSource(DELAY)) {
                Task<Void> delay = Task.delay(Duration.ofSeconds(60), stop.token());
                Task<Void> body = async("cancelled", () -> await(delay));
                while (!body.isDone()) {
                    Thread.onSpinWait();
                }
            }
        });
        TraceProperties.check("a cancelled delay", trace);

        assertThat(trace.task("cancelled").outcome()).isEqualTo(TaskRow.Outcome.CANCELLED);
        TaskRow delay = trace.tasks().stream()
                .filter(row -> row.kind() == TaskRow.Kind.DELAY)
                .findFirst()
                .orElseThrow();
        assertThat(delay.outcome()).isEqualTo(TaskRow.Outcome.CANCELLED);
        assertThat(delay.slices()).extracting(Slice::state).containsExactly(State.AWAITING);
        assertThat(delay.timeIn(State.AWAITING)).isBetween(DELAY.minusMillis(5), trace.wall());
    }
}
