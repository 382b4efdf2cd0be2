package dev.heddle.trace.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for all rules. */
class DiagnosesTest {
    @Test
    void ids_are_numbers_in_order_without_a_gap() {
        assertThat(Findings.diagnoses())
                .extracting(Diagnosis::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16)
                        .mapToObj("H%02d"::formatted)
                        .toList());
    }

    @Test
    void every_text_says_something() {
        assertThat(Findings.diagnoses())
                .allSatisfy(diagnosis -> assertThat(
                                List.of(diagnosis.title(), diagnosis.why(), diagnosis.instead(), diagnosis.threshold()))
                        .as(diagnosis.id())
                        .doesNotHaveDuplicates()
                        .allSatisfy(text -> assertThat(text)
                                .isNotBlank()
                                .doesNotStartWith(" ")
                                .doesNotContain("  ")));
        assertThat(Findings.diagnoses()).extracting(Diagnosis::title).doesNotHaveDuplicates();
    }

    @Test
    void a_diagnosis_is_found_by_its_id_in_any_case() {
        assertThat(Findings.diagnosis("h09")).contains(MoreThreadsThanCores.DIAGNOSIS);
        assertThat(Findings.diagnosis("H99")).isEmpty();
    }

    @Test
    void a_rule_is_left_out_where_a_recording_lacks_its_events() {
        FactsBuilder builder = new FactsBuilder();
        builder.worker("pool").task(1).at(3).spend(100, State.RESULT).spend(100, State.SLEEPING);
        Facts facts = builder.build();
        assertThat(Findings.in(facts, Set.of("jdk.ThreadPark")))
                .extracting(Finding::id)
                .containsExactly("H01");
        assertThat(Findings.in(facts, Set.of("jdk.ThreadSleep"))).isEmpty();
    }

    @Test
    void the_worst_comes_first_and_of_one_sort_the_dearest() {
        FactsBuilder builder = new FactsBuilder();
        builder.worker("mine").at(1).spend(5, State.IDLE).keepsAlive();
        builder.worker("pool").at(2).spend(20, State.RESULT).at(3).spend(30, State.RESULT);
        builder.failed(7, "java.io.IOException", true);
        builder.row(7, TaskRow.Kind.RUN, "save").at(4).spend(1, State.RUNNING);
        assertThat(builder.findings())
                .extracting(finding -> finding.id() + " " + finding.place())
                .containsExactly("H06 In[1]:4", "H01 In[1]:3", "H01 In[1]:2", "H16 In[1]:1");
    }

    @Test
    void a_trace_of_nothing_has_none() {
        assertThat(new FactsBuilder().findings()).isEmpty();
    }
}
