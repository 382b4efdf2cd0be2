package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A trace whose code still runs, as plain text: the figures, who waits for what, what was found so far. */
public final class LiveText {
    private static final int MOST_FINDINGS = 12;
    private static final int LONGEST_FINDING = 300;

    private LiveText() {}

    /** The trace in a few lines, under a heading such as {@link #heading}. */
    public static String of(ThreadTrace trace, String heading) {
        StringBuilder out = new StringBuilder(VisibleText.of(heading))
                .append("   ")
                .append(Figures.of(trace).stream().map(Figures.Figure::toString).collect(Collectors.joining(" · ")))
                .append('\n');
        WaitingNow waiting = WaitingNow.of(trace);
        waiting.rows().forEach(row -> out.append("  ").append(row).append('\n'));
        if (waiting.others() > 0) {
            out.append("  and ").append(CountText.of(waiting.others())).append(" more\n");
        }
        List<Finding> findings = trace.findings();
        findings.stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> out.append(VisibleText.of(finding.toString(), LONGEST_FINDING))
                        .append('\n'));
        if (findings.size() > MOST_FINDINGS) {
            out.append("and ")
                    .append(CountText.of(findings.size() - MOST_FINDINGS, "more finding"))
                    .append('\n');
        }
        return out.toString();
    }

    /** {@code In[3] has been running for 3.2 s}. */
    public static String heading(ThreadTrace trace, Duration running) {
        return VisibleText.of(trace.title()) + " has been running for " + TimeText.of(running);
    }
}
