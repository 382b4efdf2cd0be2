package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolStarvationTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H04");
    }

    private void queued(String pool, double from, double millis) {
        facts.row(50, TaskRow.Kind.RUN, "next").pass(from).detail(pool).spend(millis, State.QUEUED);
    }

    @Test
    void work_stands_for_100_ms_behind_workers_that_all_wait() {
        var one = facts.worker("pool").at(2).spend(100, State.SLEEPING);
        var other = facts.worker("pool").at(2).spend(100, State.RESULT);
        queued("pool", 0, 100);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(line(2));
            assertThat(finding.cost()).isEqualTo(millis(100));
            assertThat(finding.evidence())
                    .containsExactlyInAnyOrder(
                            new Evidence(one.id, 0, one.last()), new Evidence(other.id, 0, other.last()));
            assertThat(finding.what()).contains("all workers of pool (up to 2)", "up to 1 task stood", "In[1]:2");
        });
    }

    @Test
    void not_for_less() {
        facts.worker("pool").at(2).spend(300, State.RESULT);
        queued("pool", 0, 100 - TICK);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_while_one_worker_runs_or_is_idle() {
        facts.worker("pool").at(2).spend(300, State.RESULT);
        facts.worker("pool")
                .at(2)
                .spend(100, State.RUNNING)
                .spend(100, State.IDLE)
                .spend(100, State.READY);
        queued("pool", 0, 300);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_while_nothing_is_queued() {
        facts.worker("pool").at(2).spend(300, State.RESULT);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_for_what_stands_in_the_queue_of_another_pool() {
        facts.worker("pool").at(2).spend(300, State.RESULT);
        facts.worker("mine").spend(300, State.RUNNING);
        queued("mine", 0, 300);
        assertThat(found()).isEmpty();
    }

    @Test
    void the_workers_of_a_pool_of_ones_own_may_sleep_and_read() {
        facts.worker("mine")
                .at(2)
                .spend(150, State.SLEEPING)
                .spend(150, State.IO)
                .spend(150, State.PARKED);
        queued("mine", 0, 450);
        assertThat(found()).isEmpty();
    }

    @Test
    void but_not_wait_for_tasks() {
        facts.worker("mine").at(2).spend(100, State.RESULT);
        queued("mine", 0, 100);
        assertThat(found()).hasSize(1);
    }

    @Test
    void stretches_add_up_and_are_one_finding() {
        var worker = facts.worker("pool").at(2);
        for (int i = 0; i < 100; i++) {
            worker.spend(2, State.RESULT).spend(2, State.RUNNING);
        }
        queued("pool", 0, 400);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.cost()).isEqualTo(millis(200));
            assertThat(finding.evidence()).hasSize(Finding.MOST_EVIDENCE);
        });
    }

    @Test
    void what_ran_at_last_stood_in_the_queue_of_the_pool_that_ran_it() {
        var worker = facts.worker("mine").at(2).spend(100, State.RESULT).spend(5, State.RUNNING);
        facts.row(50, TaskRow.Kind.WORK, "next")
                .detail("ThreadPoolExecutor")
                .spend(100, State.QUEUED)
                .on(worker)
                .spend(5, State.RUNNING);
        assertThat(found()).hasSize(1);
    }
}
