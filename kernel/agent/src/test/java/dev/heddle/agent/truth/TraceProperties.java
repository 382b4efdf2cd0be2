package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.export.JsonExport;
import dev.heddle.trace.export.PerfettoExport;
import dev.heddle.trace.view.html.HtmlView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What holds for any trace that was made here with the agent, whatever was traced. */
final class TraceProperties {
    /** More of them say no more. */
    private static final int SHOWN = 12;

    private TraceProperties() {}

    /**
     * Fails with all that is wrong with a trace, in words.
     *
     * @param program what was traced and how to trace it again
     */
    static void check(String program, ThreadTrace trace) {
        List<String> violations = violations(trace);
        assertThat(violations.stream().limit(SHOWN))
                .as("%s: %d violations", program, violations.size())
                .isEmpty();
    }

    /** All that is wrong with a trace, each in words with the slices concerned. */
    static List<String> violations(ThreadTrace trace) {
        Violations found = new Violations(trace);
        LaneProperties.check(found);
        CarrierProperties.check(found);
        TaskProperties.check(found);
        TreeProperties.check(found);
        HandOffProperties.check(found);
        TotalsProperties.check(found);
        canBeTakenAway(trace, found);
        return found.inWords();
    }

    private static void canBeTakenAway(ThreadTrace trace, Violations found) {
        try {
            StringBuilder json = new StringBuilder();
            JsonExport.write(trace, json);
            PerfettoExport.write(trace, OutputStream.nullOutputStream());
            found.expect(!json.isEmpty(), "its JSON is empty");
            found.expect(!HtmlView.of(trace).isEmpty(), "its picture is empty");
            found.expect(!trace.toText().isEmpty(), "its text is empty");
        } catch (IOException | RuntimeException failure) {
            found.add("it cannot be shown or exported: " + failure);
        }
    }
}
