package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftRunningTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H16");
    }

    @Test
    void an_executor_that_keeps_the_jvm_alive() {
        var one = facts.worker("mine")
                .at(3)
                .spend(5, State.RUNNING)
                .spend(50, State.IDLE)
                .keepsAlive();
        var other = facts.worker("mine").at(3).spend(50, State.IDLE).keepsAlive();
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H16");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.evidence())
                    .containsExactlyInAnyOrder(
                            new Evidence(one.id, 0, one.last()), new Evidence(other.id, 0, other.last()));
            assertThat(finding.what()).contains("Executor mine still has 2 threads, started at In[1]:3");
        });
    }

    @Test
    void a_thread_that_does() {
        facts.platform("forgotten").at(3).spend(50, State.SLEEPING).keepsAlive();
        assertThat(found().getFirst().what()).contains("forgotten still runs, started at In[1]:3");
    }

    @Test
    void a_hundred_threads_of_one_executor_are_one_finding() {
        for (int i = 0; i < 100; i++) {
            facts.worker("mine").at(3).spend(5, State.IDLE).keepsAlive();
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("100 threads"));
    }

    @Test
    void not_the_event_thread_that_awt_ends_itself() {
        facts.context("AWT-EventQueue-0").at(3).spend(50, State.FREE).keepsAlive();
        assertThat(found()).isEmpty();
    }

    @Test
    void not_one_that_got_no_core_to_end_on() {
        facts.worker("mine")
                .at(3)
                .spend(50, State.RUNNING)
                .spend(50, State.READY)
                .keepsAlive();
        assertThat(found()).isEmpty();
    }

    @Test
    void not_a_daemon_nor_one_that_ended() {
        facts.worker("mine").at(3).spend(50, State.IDLE);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_one_that_was_there_before_nor_the_cells_own_nor_a_virtual_one() {
        facts.worker("kept").thereBefore().at(3).spend(50, State.IDLE).keepsAlive();
        facts.cell().at(3).spend(50, State.RUNNING).keepsAlive();
        facts.virtual("v").at(3).spend(50, State.AWAITING).keepsAlive();
        assertThat(found()).isEmpty();
    }
}
