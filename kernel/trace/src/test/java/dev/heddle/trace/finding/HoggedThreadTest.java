package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoggedThreadTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H08");
    }

    @Test
    void a_context_that_computes_for_100_ms() {
        var loop = facts.context("loop").at(3).spend(100, State.RUNNING);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H08");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(100));
            assertThat(finding.evidence()).containsExactly(new Evidence(loop.id, 0, loop.last()));
            assertThat(finding.what()).contains("loop, a context's thread, computed for 100", "In[1]:3");
        });
    }

    @Test
    void not_for_less() {
        facts.context("loop").at(3).spend(100 - TICK, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_it_was_free_in_between() {
        facts.context("loop")
                .at(3)
                .spend(90, State.RUNNING)
                .spend(1, State.FREE)
                .spend(90, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_pieces_of_work_follow_each_other_at_once() {
        var loop = facts.context("loop").at(3);
        for (int i = 0; i < 100; i++) {
            loop.spend(90, State.RUNNING).spend(TICK, State.FREE);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_nobody_tells_one_event_from_the_next() {
        facts.context("AWT-EventQueue-0").untold().at(3).spend(500, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void but_in_a_step_of_a_task_which_is_one_event_for_sure() {
        facts.context("AWT-EventQueue-0")
                .untold()
                .task(7)
                .at(3)
                .spend(60, State.RUNNING)
                .spend(10, State.READY)
                .spend(40, State.RUNNING);
        assertThat(found()).hasSize(1);
    }

    @Test
    void two_steps_of_a_task_are_two_events_there() {
        facts.context("AWT-EventQueue-0")
                .untold()
                .task(7)
                .at(3)
                .spend(60, State.RUNNING)
                .pass(TICK)
                .spend(60, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_wait_for_a_core_is_no_pause() {
        facts.context("loop")
                .at(3)
                .spend(60, State.RUNNING)
                .spend(20, State.READY)
                .spend(40, State.RUNNING);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cost()).isEqualTo(millis(100)));
    }

    @Test
    void but_no_computing_either() {
        facts.context("loop")
                .at(3)
                .spend(60, State.RUNNING)
                .spend(500, State.READY)
                .spend(40 - TICK, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_of_one_line_are_one_finding() {
        var loop = facts.context("loop").at(3);
        for (int i = 0; i < 100; i++) {
            loop.spend(100, State.RUNNING).spend(2, State.FREE);
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cost()).isEqualTo(millis(10_000)));
    }

    @Test
    void the_cells_own_code_may_compute() {
        facts.cell().spend(1, State.FREE).at(3).spend(500, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void so_may_any_thread_that_serves_nobody() {
        facts.worker("pool").at(3).spend(500, State.RUNNING);
        facts.platform("mine").at(3).spend(500, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_virtual_thread_that_computes_for_100_ms_while_another_waits_50_for_a_carrier() {
        var hog = facts.virtual("hog").at(3).spend(100, State.RUNNING);
        facts.virtual("waits").at(5).spend(20, State.RUNNING).spend(50, State.READY);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H08");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(50));
            assertThat(finding.evidence()).containsExactly(new Evidence(hog.id, 0, hog.last()));
            assertThat(finding.what()).contains("1 virtual thread computed for up to 100");
        });
    }

    @Test
    void its_carriers_must_have_had_the_cores() {
        facts.virtual("hog").at(3).spend(200, State.RUNNING);
        facts.virtual("waits").at(5).spend(200, State.READY);
        facts.lane(ThreadLane.Kind.CARRIER, "carrier").used(100 - TICK).spend(200, State.RUNNING);
        assertThat(found()).as("it was mounted for long, and ran for less").isEmpty();
        facts.lane(ThreadLane.Kind.CARRIER, "other carrier").used(TICK);
        assertThat(found()).hasSize(1);
    }

    @Test
    void not_while_others_wait_for_less() {
        facts.virtual("hog").at(3).spend(100, State.RUNNING);
        facts.virtual("waits").at(5).spend(20, State.RUNNING).spend(50 - TICK, State.READY);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_it_computes_for_less() {
        facts.virtual("hog").at(3).spend(100 - TICK, State.RUNNING);
        facts.virtual("waits").at(5).spend(20, State.RUNNING).spend(70, State.READY);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_for_what_waits_at_another_time() {
        facts.virtual("hog").at(3).spend(100, State.RUNNING);
        facts.virtual("waits").at(5).pass(200).spend(70, State.READY);
        assertThat(found()).isEmpty();
    }
}
