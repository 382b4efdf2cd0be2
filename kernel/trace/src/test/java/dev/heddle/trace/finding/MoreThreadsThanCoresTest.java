package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoreThreadsThanCoresTest {
    private final FactsBuilder facts = new FactsBuilder().cores(2);

    private List<Finding> found() {
        return facts.findings("H09");
    }

    private void computing(int threads, double millis) {
        for (int i = 0; i < threads; i++) {
            facts.platform("computes " + i).at(3).spend(millis, State.RUNNING);
        }
    }

    private void waiting(double millis) {
        facts.platform("waits").at(4).spend(millis, State.READY).spend(200 - millis, State.RUNNING);
    }

    @Test
    void three_threads_on_two_cores_for_200_ms_with_100_of_waiting() {
        computing(2, 200);
        waiting(100);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H09");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(100));
            assertThat(finding.evidence()).hasSize(3);
            assertThat(finding.what()).contains("Up to 3 threads wanted to run on 2 cores, for 200", "waited 100");
        });
    }

    @Test
    void not_with_less_waiting() {
        computing(2, 200);
        waiting(100 - TICK);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_for_a_shorter_time() {
        computing(2, 200 - TICK);
        waiting(150);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_there_are_as_many_cores() {
        facts.cores(3);
        computing(2, 200);
        waiting(200);
        assertThat(found()).as("others on the machine may have them").isEmpty();
    }

    @Test
    void not_where_nobody_knows_how_many_there_are() {
        facts.cores(0);
        computing(2, 200);
        waiting(200);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_virtual_thread_counts_as_its_carrier_only() {
        facts.lane(ThreadLane.Kind.CARRIER, "carrier").spend(400, State.RUNNING);
        for (int i = 0; i < 10; i++) {
            facts.virtual("v").spend(200, State.READY).spend(200, State.RUNNING);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_threads_are_one_finding() {
        computing(2, 200);
        for (int i = 0; i < 100; i++) {
            waiting(150);
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("Up to 102 threads"));
    }
}
