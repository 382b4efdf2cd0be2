package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.time.Duration;
import java.util.stream.Collectors;

/** A trace whose code still runs, as plain text: the figures, who waits for what, what was found so far. */
public final class LiveText {
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
            out.append("  and ").append(Figures.count(waiting.others())).append(" more\n");
        }
        trace.findings()
                .forEach(finding ->
                        out.append(VisibleText.of(finding.toString())).append('\n'));
        return out.toString();
    }

    /** {@code In[3] has been running for 3.2 s}. */
    public static String heading(ThreadTrace trace, Duration running) {
        return VisibleText.of(trace.title()) + " has been running for " + TimeText.of(running);
    }
}
