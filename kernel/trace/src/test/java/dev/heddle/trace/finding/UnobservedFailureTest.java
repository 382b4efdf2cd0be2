package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnobservedFailureTest {
    private static final String LOST = "java.io.IOException";
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H06");
    }

    @Test
    void a_failure_that_nobody_looked_at() {
        var row = facts.row(1, TaskRow.Kind.RUN, "save")
                .at(3)
                .spend(2, State.QUEUED)
                .spend(1, State.RUNNING);
        facts.failed(1, LOST, true);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H06");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.evidence()).containsExactly(new Evidence(0, 1, row.last()));
            assertThat(finding.what()).contains("save failed once with " + LOST, "In[1]:3");
        });
    }

    @Test
    void not_one_that_somebody_looked_at() {
        facts.row(1, TaskRow.Kind.RUN, "save").at(3).spend(1, State.RUNNING);
        facts.failed(1, LOST, false);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_one_of_a_task_that_the_trace_does_not_know() {
        facts.failed(1, LOST, true);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_of_one_line_are_one_finding() {
        for (int i = 1; i <= 100; i++) {
            facts.row(i, TaskRow.Kind.RUN, "save").at(3).spend(1, State.RUNNING);
            facts.failed(i, LOST, true);
        }
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("save failed 100 times"));
    }
}
