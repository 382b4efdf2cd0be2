package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.view.LiveText;
import dev.heddle.trace.view.WaitingNow;
import java.util.List;

/**
 * A trace whose code still runs, as a small picture: threads held over time, who waits for what at this moment, and what was
 * found so far. A fragment of HTML like {@link HtmlView}'s, without a script.
 */
public final class LiveView {
    private static final List<String> HEAD = List.of("thread", "does", "for", "at", "waits for");

    /** It is drawn again and again, and kept by each view of the notebook: less than in the picture. */
    private static final int MOST_CASES = 3;

    private static final int LONGEST_CASE = 300;

    private LiveView() {}

    /** Draws a trace under a heading, such as {@link LiveText#heading}; any thread may call it. */
    public static String of(ThreadTrace trace, String heading) {
        Markup out = new Markup();
        PictureIds ids = PictureIds.random();
        Plot plot = Plot.of(TimeAxis.of(trace.wall()), trace.codeEnd());
        out.open("div", "heddle-trace live").attr("role", "status").attr("aria-label", heading);
        Patterns.attach(out, ids);
        HtmlView.drawStyle(out);
        out.open("pre", "words").text(LiveText.of(trace, heading)).close();
        Patterns.define(out, ids);
        out.element("p", "running", heading);
        HtmlView.drawFigures(out, trace);
        HtmlView.drawNotes(out, trace);
        plot.drawAxis(out);
        Concurrency.of(trace).draw(out, plot, ids, Budget.FULL);
        drawWaiting(out, WaitingNow.of(trace));
        Cards.draw(out, trace.findings(), MOST_CASES, LONGEST_CASE);
        return out.close().toString();
    }

    private static void drawWaiting(Markup out, WaitingNow waiting) {
        out.element("div", "head", "who waits for what now");
        if (waiting.rows().isEmpty()) {
            out.element("p", "nothing", "No thread waits.");
            return;
        }
        out.open("table", "now").open("tr");
        HEAD.forEach(word -> out.element("th", "", word));
        out.close();
        for (WaitingNow.Row row : waiting.rows()) {
            out.open("tr");
            List.of(row.thread(), row.state(), row.since(), row.place(), row.detail())
                    .forEach(cell -> out.element("td", "", cell));
            out.close();
        }
        out.close();
        if (waiting.others() > 0) {
            out.element("p", "nothing", "and " + CountText.of(waiting.others()) + " more");
        }
    }
}
