package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedCarrierTest {
    private final FactsBuilder facts = new FactsBuilder();

    private List<Finding> found() {
        return facts.findings("H10");
    }

    @Test
    void a_virtual_thread_that_keeps_its_carrier_for_20_ms() {
        var thread = facts.virtual("v").at(3).detail("pinned: native code").spend(20, State.SLEEPING);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H10");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(20));
            assertThat(finding.evidence()).containsExactly(new Evidence(thread.id, 0, thread.last()));
            assertThat(finding.what()).contains("v kept its carrier for 20", "In[1]:3", "(native code)");
        });
    }

    @Test
    void not_for_less() {
        facts.virtual("v").at(3).detail("pinned: native code").spend(20 - TICK, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_while_a_class_of_the_jdk_is_initialised() {
        facts.virtual("v")
                .at(3)
                .detail("pinned: Waited for initialization of sun.util.cldr.Data by another thread")
                .spend(500, State.PARKED);
        facts.virtual("w")
                .at(3)
                .detail("pinned: VM call to java.time.Zones.<clinit> on stack")
                .spend(500, State.PARKED);
        facts.virtual("x")
                .at(3)
                .detail("pinned: VM call to javadoc.Slow.<clinit> on stack")
                .spend(500, State.PARKED);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("x kept its carrier"));
    }

    @Test
    void not_one_that_waits_without_its_carrier() {
        facts.virtual("v").at(3).detail("asleep").spend(500, State.AWAITING);
        assertThat(found()).isEmpty();
    }

    @Test
    void no_platform_thread() {
        facts.platform("p").at(3).detail("pinned: native code").spend(500, State.SLEEPING);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_of_one_line_are_one_finding() {
        for (int i = 0; i < 100; i++) {
            facts.virtual("v" + i).at(3).detail("pinned: native code").spend(20, State.SLEEPING);
        }
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains("and 97 others kept their carriers");
            assertThat(finding.cost()).isEqualTo(millis(2000));
        });
    }
}
