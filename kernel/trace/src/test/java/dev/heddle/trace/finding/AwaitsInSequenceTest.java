package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.finding.Facts.SequentialAwaits;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitsInSequenceTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H12");
    }

    private FactsBuilder.RowOf body(long id, double first, double second) {
        var row = facts.row(id, TaskRow.Kind.ASYNC, "load")
                .at(3)
                .spend(first, State.AWAITING)
                .at(4)
                .spend(second, State.AWAITING);
        facts.seen(new SequentialAwaits(id, row.slices.get(0), row.slices.get(1)));
        return row;
    }

    @Test
    void two_waits_of_10_ms() {
        var row = body(1, 10, 10);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H12");
            assertThat(finding.place()).isEqualTo(line(4));
            assertThat(finding.cost()).isEqualTo(millis(10));
            assertThat(finding.evidence())
                    .containsExactlyInAnyOrder(
                            new Evidence(0, 1, row.slices.get(0)), new Evidence(0, 1, row.slices.get(1)));
            assertThat(finding.what()).contains("load awaited 2 tasks", "In[1]:3 and In[1]:4", "20", "about 10");
        });
    }

    @Test
    void not_where_one_of_them_is_shorter() {
        body(1, 10 - TICK, 500);
        body(2, 500, 10 - TICK);
        assertThat(found()).isEmpty();
    }

    @Test
    void what_could_be_saved_is_all_but_the_longest() {
        body(1, 40, 100);
        assertThat(found().getFirst().cost()).isEqualTo(millis(40));
    }

    @Test
    void a_hundred_bodies_of_the_same_lines_are_one_finding() {
        for (int i = 1; i <= 100; i++) {
            body(i, 20, 10);
        }
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains("load and 99 others awaited 2 tasks");
            assertThat(finding.cost()).isEqualTo(millis(1000));
        });
    }

    @Test
    void not_in_a_body_that_the_trace_does_not_know() {
        var row = facts.row(1, TaskRow.Kind.ASYNC, "load")
                .spend(20, State.AWAITING)
                .spend(20, State.AWAITING);
        facts.seen(new SequentialAwaits(99, row.slices.get(0), row.slices.get(1)));
        assertThat(found()).isEmpty();
    }
}
