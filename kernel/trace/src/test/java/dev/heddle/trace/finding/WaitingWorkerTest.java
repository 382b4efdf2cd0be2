package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingWorkerTest {
    private static final String COMMON = "ForkJoinPool.commonPool";
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H13");
    }

    @Test
    void a_worker_that_sleeps_for_50_ms() {
        var worker = facts.worker("pool").task(1).at(3).spend(50, State.SLEEPING);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H13");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(50));
            assertThat(finding.evidence()).containsExactly(new Evidence(worker.id, 0, worker.last()));
            assertThat(finding.what()).contains("pool-worker-0 spent 50", "In[1]:3", "asleep");
        });
    }

    @Test
    void not_for_less_at_one_line() {
        facts.worker("pool")
                .task(1)
                .at(3)
                .spend(50 - TICK, State.SLEEPING)
                .at(4)
                .spend(50 - TICK, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void short_waits_of_one_line_add_up_to_one_finding() {
        for (int i = 1; i <= 100; i++) {
            facts.worker(COMMON).task(i).at(3).spend(0.5, State.IO);
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cost()).isEqualTo(millis(50)));
    }

    @Test
    void every_sort_of_wait_for_something_outside() {
        for (State state : List.of(State.SLEEPING, State.IO, State.PARKED, State.WAITING)) {
            assertThat(waiting(state)).as("%s", state).extracting(Finding::id).containsExactly("H13");
        }
        for (State state : List.of(State.RUNNING, State.READY, State.IDLE, State.UNKNOWN)) {
            assertThat(waiting(state)).as("%s", state).isEmpty();
        }
    }

    private static List<Finding> waiting(State state) {
        FactsBuilder facts = new FactsBuilder();
        facts.worker("pool").task(1).at(3).spend(60, state);
        return facts.findings();
    }

    @Test
    void a_worker_that_waits_in_forked_work_which_has_no_row() {
        facts.worker(COMMON).at(3).spend(50, State.SLEEPING);
        assertThat(found()).hasSize(1);
    }

    @Test
    void not_a_worker_that_runs_no_work() {
        facts.worker("pool").spend(500, State.PARKED);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_in_a_pool_of_ones_own() {
        facts.worker("mine").task(1).at(3).spend(500, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_what_the_jvm_reads_to_load_a_class() {
        facts.worker("pool").task(1).at(3).detail("loads a class").spend(500, State.IO);
        assertThat(found()).isEmpty();
    }
}
