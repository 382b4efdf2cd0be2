package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedContextTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H05");
    }

    @Test
    void a_context_that_is_frozen_for_50_ms() {
        var loop = facts.context("loop").at(3).spend(50, State.SLEEPING);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H05");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(50));
            assertThat(finding.evidence()).containsExactly(new Evidence(loop.id, 0, loop.last()));
            assertThat(finding.what()).contains("loop was frozen for 50", "asleep", "In[1]:3");
        });
    }

    @Test
    void not_for_less() {
        facts.context("loop").at(3).spend(50 - TICK, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void waits_without_a_pause_between_them_are_one_and_its_line_is_that_of_the_longest() {
        facts.context("loop")
                .at(3)
                .spend(20, State.SLEEPING)
                .pass(1 - TICK)
                .at(4)
                .spend(30, State.IO);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(line(4));
            assertThat(finding.what()).contains("asleep, in I/O");
        });
    }

    @Test
    void a_millisecond_between_them_lets_an_event_through() {
        facts.context("loop").at(3).spend(30, State.SLEEPING).pass(1).spend(30, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void so_does_the_end_of_a_piece_of_work_however_soon_the_next_begins() {
        facts.context("loop")
                .at(3)
                .spend(30, State.SLEEPING)
                .spend(TICK, State.FREE)
                .spend(30, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void where_nobody_tells_one_event_from_the_next_each_wait_counts_alone() {
        var swing = facts.context("AWT-EventQueue-0").untold().at(3);
        for (int i = 0; i < 100; i++) {
            swing.spend(50 - TICK, State.SLEEPING);
        }
        assertThat(found()).isEmpty();
        swing.spend(1, State.FREE).at(4).spend(50, State.SLEEPING);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(line(4));
            assertThat(finding.evidence()).containsExactly(new Evidence(swing.id, 0, swing.last()));
        });
    }

    @Test
    void a_hundred_of_one_line_are_one_finding() {
        var loop = facts.context("loop").at(3);
        for (int i = 0; i < 100; i++) {
            loop.spend(60, State.IO).spend(5, State.FREE);
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cost()).isEqualTo(millis(6000)));
    }

    @Test
    void it_may_be_free_and_may_run() {
        facts.context("loop")
                .at(3)
                .spend(500, State.FREE)
                .spend(60, State.RUNNING)
                .spend(500, State.FREE);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_thread_that_pumps_is_a_context_too() {
        facts.platform("main").spend(10, State.FREE).at(3).spend(50, State.SLEEPING);
        assertThat(found()).hasSize(1);
    }

    @Test
    void the_cells_thread_may_wait_in_the_cells_own_code() {
        facts.cell().spend(10, State.FREE).at(3).spend(500, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void but_not_in_a_body_that_it_serves() {
        facts.cell().spend(10, State.FREE).task(7).at(3).spend(50, State.SLEEPING);
        assertThat(found()).hasSize(1);
    }

    @Test
    void no_other_thread() {
        facts.platform("mine").at(3).spend(500, State.SLEEPING);
        facts.virtual("v").spend(10, State.FREE).at(3).spend(500, State.SLEEPING);
        facts.lane(ThreadLane.Kind.CARRIER, "carrier").at(3).spend(500, State.WAITING);
        assertThat(found()).isEmpty();
    }
}
