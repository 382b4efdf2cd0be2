package dev.heddle.lessons.exercise;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.VisibleText;
import dev.heddle.trace.view.html.HtmlView;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** A report as it is shown under a cell: passed, or what is wrong, with the two traces side by side and a hint. */
final class ReportView {
    private static final int LONGEST = 1_000;
    private static final String PASSED = "#00805f";
    private static final String FAILED = "#b3541e";

    private ReportView() {}

    static DisplayData of(Report report) {
        DisplayData data = new DisplayData(text(report));
        data.putHTML(html(report));
        return data;
    }

    private static String heading(Report report) {
        Exercise<?> exercise = report.exercise();
        return (report.passed() ? "✓ " : "✗ ") + exercise.id() + " " + exercise.title()
                + (report.passed() ? ": solved" : ": not yet");
    }

    private static String more(Exercise<?> exercise) {
        return "hint(\"" + exercise.id() + "\") tells more, solution(\"" + exercise.id() + "\") shows an answer.";
    }

    private static String text(Report report) {
        StringBuilder out = new StringBuilder(heading(report)).append('\n');
        if (!report.passed()) {
            out.append(VisibleText.of(report.why(), LONGEST)).append('\n');
            append(out, "Expected", report.expected());
            append(out, "Yours", report.actual());
            out.append("Hint: ")
                    .append(report.exercise().hints().getFirst())
                    .append('\n')
                    .append(more(report.exercise()));
        }
        return out.toString().strip();
    }

    private static void append(StringBuilder out, String name, @Nullable ThreadTrace trace) {
        if (trace != null) {
            out.append("\n— ").append(name).append('\n').append(trace.toText()).append('\n');
        }
    }

    private static String html(Report report) {
        String colour = report.passed() ? PASSED : FAILED;
        StringBuilder out = new StringBuilder("<div style=\"border-left:4px solid ")
                .append(colour)
                .append(";padding:2px 10px\"><b style=\"color:")
                .append(colour)
                .append("\">")
                .append(Html.escape(heading(report)))
                .append("</b>");
        if (!report.passed()) {
            out.append("<p style=\"margin:4px 0\">")
                    .append(Html.escape(VisibleText.of(report.why(), LONGEST)))
                    .append("</p>");
            out.append("<div style=\"display:flex;flex-wrap:wrap;gap:12px\">");
            appendPicture(out, "Expected", report.expected());
            appendPicture(out, "Yours", report.actual());
            out.append("</div><p style=\"margin:6px 0\"><b>Hint:</b> ")
                    .append(Html.escape(report.exercise().hints().getFirst()))
                    .append("<br><small>")
                    .append(Html.escape(more(report.exercise())))
                    .append("</small></p>");
        }
        return out.append("</div>").toString();
    }

    private static void appendPicture(StringBuilder out, String name, @Nullable ThreadTrace trace) {
        if (trace != null) {
            out.append("<div style=\"flex:1 1 30em;min-width:0\"><b>")
                    .append(name)
                    .append("</b>")
                    .append(HtmlView.of(trace))
                    .append("</div>");
        }
    }
}
