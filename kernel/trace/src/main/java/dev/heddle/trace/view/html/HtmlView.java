package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.text.VisibleText;
import dev.heddle.trace.view.Figures;
import dev.heddle.trace.view.Figures.Figure;
import dev.heddle.trace.view.Notes;
import dev.heddle.trace.view.Summary;
import dev.heddle.trace.view.TextView;
import dev.heddle.trace.view.html.SliceWords.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A trace as a picture: the line of figures, threads held over time, where (threads) and what (tasks) on one time axis.
 *
 * <p>The result is one fragment of HTML that needs nothing else: no network, no library, no ids shared with another
 * picture. It follows the theme of JupyterLab, VS Code or the browser, and stands without its script, which adds
 * highlighting, keyboard and zoom; where style and drawing are stripped too, the text form is left. It is also
 * well-formed XML.
 */
public final class HtmlView {
    private static final int LONGEST = 300 * 1024;
    private static final String STYLE = Resources.read("picture.css");
    private static final String SCRIPT =
            Resources.script("axis.js", "zoom.js", "light.js", "pointer.js", "keys.js", "picture.js");
    private static final int ROWS_IN_WORDS = 12;

    private HtmlView() {}

    /** Draws a trace in at most some 300 KB, whatever it holds; any thread may call it. */
    public static String of(ThreadTrace trace) {
        Budget budget = Budget.FULL;
        String html = draw(trace, PictureIds.random(), budget);
        for (int tries = 0; bytes(html) > LONGEST && tries < 5; tries++) {
            budget = budget.half();
            html = draw(trace, PictureIds.random(), budget);
        }
        return html;
    }

    /** {@link #of} as a page of its own. */
    public static String page(ThreadTrace trace) {
        Markup head = new Markup();
        head.open("head").raw("<meta charset=\"utf-8\">");
        head.open("title").text(VisibleText.of(trace.title())).close().close();
        return "<!DOCTYPE html>\n<html lang=\"en\">" + head + "<body>" + of(trace) + "</body></html>\n";
    }

    private static int bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String draw(ThreadTrace trace, PictureIds ids, Budget full) {
        Markup out = new Markup();
        Names names = Names.of(trace);
        Plot plot = Plot.of(TimeAxis.of(trace.wall()), trace.codeEnd());
        List<Entry> lanes = LaneFolding.fold(trace.threads(), trace.title());
        List<Entry> tasks = TaskFolding.fold(trace.tasks());
        int rows = Section.drawnRows(lanes, full) + Section.drawnRows(tasks, full);
        Budget budget = full.sharedBy(rows);
        Flags flags = new Flags(trace.findings(), plot.axis());
        BandMeasures measures = new BandMeasures(plot.axis(), budget.bucketsPerBand());

        out.open("div", "heddle-trace").attr("role", "group").attr("aria-label", Summary.of(trace));
        out.attr("data-span", plot.axis().span());
        Patterns.attach(out, ids);
        drawStyle(out);
        drawWords(out, trace);
        out.open("details", "shell").element("summary", "", "the picture");
        Patterns.define(out, ids);
        drawFigures(out, trace);
        drawNotes(out, trace);
        if (!trace.threads().isEmpty()) {
            plot.drawAxis(out);
            Concurrency.of(trace).draw(out, plot, ids, budget);
            new Section(out, plot, ids, budget, measures, Side.WHERE, new SliceWords(names, Side.WHERE), flags)
                    .draw(
                            "where · threads",
                            lanes,
                            block -> new Arrows(trace.handOffs(), plot.axis()).draw(out, block, budget.arrows()));
        }
        if (!tasks.isEmpty()) {
            new Section(out, plot, ids, budget, measures, Side.WHAT, new SliceWords(names, Side.WHAT), flags)
                    .draw("what · tasks", tasks, block -> {});
        }
        if (trace.threads().isEmpty() && tasks.isEmpty()) {
            out.element("p", "nothing", "No thread did anything that was traced.");
        } else {
            plot.drawAxis(out);
        }
        Legend.draw(out, trace);
        Cards.draw(out, trace.findings());
        out.close();
        out.open("script").raw(SCRIPT).close();
        return out.close().toString();
    }

    /**
     * The text form, for viewers that strip style sheets and drawings; the style sheet hides it. There, the picture's
     * remains are a closed fold under it.
     */
    private static void drawWords(Markup out, ThreadTrace trace) {
        out.open("pre", "words");
        TextView.of(trace, ROWS_IN_WORDS).lines().forEach(line -> out.text(line).raw("\n"));
        out.close();
    }

    static void drawStyle(Markup out) {
        out.open("style").raw(STYLE).close();
    }

    static void drawNotes(Markup out, ThreadTrace trace) {
        Notes.of(trace).forEach(note -> out.element("p", "note", note));
    }

    static void drawFigures(Markup out, ThreadTrace trace) {
        out.open("div", "figures");
        for (Figure figure : Figures.of(trace)) {
            out.open("span", "figure " + cssClass(figure));
            switch (figure.kind()) {
                case HELD_WAITING -> Legend.drawSwatch(out, Paint.WAIT, true);
                case AWAITED_WITHOUT_THREAD -> Legend.drawSwatch(out, Paint.NONE, false);
                default -> {}
            }
            out.element("b", "value", figure.value()).text(" " + figure.words()).close();
        }
        out.close();
    }

    private static String cssClass(Figure figure) {
        return switch (figure.kind()) {
            case EVENTS_LOST -> "lost";
            case FINDINGS -> figure.value().equals("0") ? "dim" : "lost";
            case OVERHEAD -> "dim";
            default -> "";
        };
    }
}
