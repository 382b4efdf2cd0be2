package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunAroundAsyncTest {
    private final FactsBuilder facts = new FactsBuilder();
    private final FactsBuilder.LaneOf worker = facts.worker("pool");

    private List<Finding> found() {
        return facts.findings("H03");
    }

    private Slice runs(long id, double millis, double awaits) {
        return runsOn(worker, id, millis, awaits);
    }

    /** Work that calls a method, whose body waits as long as the work does for it. */
    private Slice runsOn(FactsBuilder.LaneOf lane, long id, double millis, double awaits) {
        var run = facts.row(id, TaskRow.Kind.RUN, "work").at(4).spend(30, State.QUEUED);
        Slice queued = run.last();
        run.on(lane).spend(millis, State.RUNNING).onNoThread().spend(awaits, State.AWAITING);
        facts.row(id + 1, TaskRow.Kind.ASYNC, "load")
                .in(id)
                .pass(30)
                .on(lane)
                .at(9)
                .spend(millis, State.RUNNING)
                .onNoThread()
                .spend(awaits, State.AWAITING);
        return queued;
    }

    @Test
    void work_that_ran_for_1_ms_before_it_waited() {
        Slice queued = runs(1, 1, 2);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(line(4));
            assertThat(finding.cost()).isEqualTo(millis(30));
            assertThat(finding.evidence()).containsExactly(new Evidence(0, 1, queued));
            assertThat(finding.what()).contains("In[1]:4", "load", "1 trip ");
        });
    }

    @Test
    void not_work_that_ran_longer() {
        runs(1, 1 + TICK, 2);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_tenth_of_the_wait_is_short_too() {
        runs(1, 10, 100);
        assertThat(found()).hasSize(1);
    }

    @Test
    void more_than_a_tenth_is_not() {
        runs(1, 10 + TICK, 100);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_of_one_line_are_one_finding() {
        for (int i = 1; i < 200; i += 2) {
            runs(i, 1, 20);
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("100 trips"));
    }

    @Test
    void not_what_is_sent_to_a_context() {
        runsOn(facts.context("loop"), 1, 0.5, 20);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_what_calls_two_methods() {
        runs(1, 0.5, 20);
        facts.row(3, TaskRow.Kind.ASYNC, "other").in(1).spend(1, State.AWAITING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_what_calls_a_method_that_never_waits() {
        facts.row(1, TaskRow.Kind.RUN, "work").at(4).on(worker).spend(0.5, State.RUNNING);
        facts.row(2, TaskRow.Kind.ASYNC, "ready").in(1).on(worker).spend(0.4, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_an_async_method_around_another() {
        facts.row(1, TaskRow.Kind.ASYNC, "outer")
                .at(4)
                .on(worker)
                .spend(0.1, State.RUNNING)
                .spend(9, State.AWAITING);
        facts.row(2, TaskRow.Kind.ASYNC, "inner").in(1).spend(9, State.AWAITING);
        assertThat(found()).isEmpty();
    }
}
