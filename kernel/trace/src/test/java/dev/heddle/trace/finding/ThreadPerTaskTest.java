package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadPerTaskTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H11");
    }

    private void threads(int number) {
        for (int i = 0; i < number; i++) {
            facts.platform("Thread-" + i).at(3).spend(1, State.RUNNING).spend(9, State.SLEEPING);
        }
    }

    @Test
    void sixteen_threads() {
        threads(16);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H11");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(16 * 9));
            assertThat(finding.evidence()).hasSize(16);
            assertThat(finding.what()).contains("16 platform threads were started", "In[1]:3");
        });
    }

    @Test
    void not_fifteen() {
        threads(15);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_fifteen_here_and_fifteen_there() {
        threads(15);
        for (int i = 0; i < 15; i++) {
            facts.platform("Thread-" + i).at(4).spend(1, State.RUNNING);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void workers_that_each_ran_one_piece_of_work() {
        for (int i = 0; i < 16; i++) {
            facts.worker("cached").task(100 + i).at(3).spend(1, State.RUNNING);
        }
        assertThat(found()).hasSize(1);
    }

    @Test
    void not_workers_that_ran_two() {
        for (int i = 0; i < 16; i++) {
            facts.worker("fixed")
                    .task(100 + i)
                    .at(3)
                    .spend(1, State.RUNNING)
                    .task(200 + i)
                    .spend(1, State.RUNNING);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void not_virtual_threads_nor_their_carriers_nor_threads_from_before() {
        for (int i = 0; i < 16; i++) {
            facts.virtual("v").at(3).spend(1, State.RUNNING);
            facts.lane(ThreadLane.Kind.CARRIER, "carrier").at(3).spend(1, State.RUNNING);
            facts.platform("old").thereBefore().at(3).spend(1, State.RUNNING);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void not_threads_that_ran_no_known_line() {
        for (int i = 0; i < 16; i++) {
            facts.platform("of a library").spend(1, State.RUNNING);
        }
        assertThat(found()).isEmpty();
    }
}
