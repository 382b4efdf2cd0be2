package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Findings;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

class FindingEventsTest {
    @Test
    void a_trace_records_every_event_that_a_rule_needs() {
        try (Recording recording = new Recording()) {
            RecordingSettings.apply(recording);
            Set<String> recorded = recording.getSettings().entrySet().stream()
                    .filter(setting -> setting.getKey().endsWith("#enabled")
                            && setting.getValue().equals("true"))
                    .map(setting ->
                            setting.getKey().substring(0, setting.getKey().indexOf('#')))
                    .collect(Collectors.toSet());
            assertThat(Findings.diagnoses())
                    .extracting(Diagnosis::id)
                    .allSatisfy(id ->
                            assertThat(Findings.events(id)).as(id).isNotEmpty().isSubsetOf(recorded));
        }
    }
}
