package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedOnTaskTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H01");
    }

    @Test
    void a_worker_that_is_held_for_10_ms() {
        var worker = facts.worker("pool").at(3).spend(10, State.RESULT);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(FactsBuilder.line(3));
            assertThat(finding.cost()).isEqualTo(FactsBuilder.millis(10));
            assertThat(finding.evidence()).containsExactly(new Evidence(worker.id, 0, worker.last()));
            assertThat(finding.what()).contains("pool-worker-0 was held", "once at In[1]:3", "10");
            assertThat(finding.certain()).isTrue();
        });
    }

    @Test
    void not_one_that_is_held_for_less() {
        facts.worker("pool").at(3).spend(10 - TICK, State.RESULT);
        assertThat(found()).isEmpty();
    }

    @Test
    void short_waits_do_not_add_up() {
        for (int i = 0; i < 100; i++) {
            facts.worker("pool").at(3).spend(9, State.RESULT);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_waits_of_one_line_are_one_finding() {
        for (int i = 0; i < 100; i++) {
            facts.worker("pool").at(3).spend(20, State.RESULT);
        }
        facts.worker("pool").at(4).spend(20, State.RESULT);
        assertThat(found()).hasSize(2);
        assertThat(found().getFirst().what()).contains("and 97 others were held", "100 times at In[1]:3", "2");
        assertThat(found().getFirst().cost()).isEqualTo(FactsBuilder.millis(2000));
        assertThat(found().getFirst().evidence()).hasSize(Finding.MOST_EVIDENCE);
    }

    @Test
    void the_longest_waits_are_the_evidence() {
        for (int i = 0; i < 30; i++) {
            facts.worker("pool").at(3).spend(20 + i, State.RESULT);
        }
        assertThat(found().getFirst().evidence())
                .extracting(Evidence::nanos)
                .first()
                .isEqualTo(FactsBuilder.millis(49).toNanos());
    }

    @Test
    void whoever_runs_an_async_body() {
        facts.row(5, TaskRow.Kind.ASYNC, "body");
        facts.cell().task(5).at(1).spend(10, State.RESULT);
        assertThat(found()).hasSize(1);
    }

    @Test
    void not_the_cell_itself_nor_a_thread_of_ones_own() {
        facts.cell().at(1).spend(500, State.RESULT);
        facts.platform("mine").at(2).spend(500, State.RESULT);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_who_joins_what_it_forked() {
        facts.worker("ForkJoinPool.commonPool").at(1).detail("ForkJoinTask").spend(500, State.RESULT);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_a_virtual_thread_and_not_its_carrier() {
        facts.row(5, TaskRow.Kind.ASYNC, "body");
        facts.virtual("v").task(5).at(1).spend(500, State.RESULT);
        facts.lane(ThreadLane.Kind.CARRIER, "carrier").task(5).at(1).spend(500, State.RESULT);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_context_is_told_of_as_frozen_instead() {
        facts.row(5, TaskRow.Kind.ASYNC, "body");
        facts.context("loop").task(5).at(1).spend(500, State.RESULT);
        assertThat(facts.findings()).extracting(Finding::id).containsExactly("H05");
    }

    @Test
    void no_other_wait() {
        facts.worker("mine")
                .at(1)
                .spend(500, State.PARKED)
                .spend(500, State.IDLE)
                .spend(500, State.RUNNING);
        assertThat(found()).isEmpty();
    }

    @Test
    void where_events_were_lost_it_is_not_certain() {
        facts.losingEvents().worker("pool").at(3).spend(10, State.RESULT);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.certain()).isFalse();
            assertThat(finding.toString()).contains("Uncertain: events were lost.");
        });
    }

    @Test
    void where_no_line_is_known_it_has_no_place() {
        facts.worker("pool").spend(10, State.RESULT);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isNull());
    }
}
