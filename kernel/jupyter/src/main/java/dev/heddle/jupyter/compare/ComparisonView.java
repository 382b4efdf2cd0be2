package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.charts.ChartFrame;
import dev.heddle.jupyter.charts.Palette;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.compare.ComparisonWords;
import dev.heddle.trace.compare.Measured;
import dev.heddle.trace.compare.Progress;
import dev.heddle.trace.text.Html;
import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** A comparison as HTML that needs nothing else, and the same while it is measured. */
final class ComparisonView {
    private static final String STYLE =
            "<style>" + Palette.STYLE + Palette.style(ComparisonView.class, "compare.css") + "</style>";

    private ComparisonView() {}

    /** The table, what follows from it, and charts. */
    static String html(Comparison comparison) {
        return box(table(comparison) + sentences(comparison) + charts(comparison));
    }

    /** The table so far, and what goes on. */
    static DisplayData running(Progress progress) {
        String line = ComparisonWords.progress(progress);
        DisplayData data = new DisplayData(line);
        boolean measured =
                progress.soFar().rows().stream().anyMatch(row -> !row.samples().isEmpty());
        data.putHTML(box((measured ? table(progress.soFar()) : "") + "<p class=\"now\">" + Html.escape(line)
                + " (interrupt the kernel to stop here)</p>"));
        return data;
    }

    private static String box(String content) {
        return "<div class=\"" + Palette.CLASS + " heddle-compare\">" + STYLE + content + "</div>";
    }

    private static String table(Comparison comparison) {
        boolean sized = !comparison.sizes().isEmpty();
        StringBuilder out = new StringBuilder("<table><thead>");
        out.append(row(ComparisonWords.heads(comparison), "th")).append("</thead><tbody>");
        int size = 0;
        for (Measured row : comparison.rows()) {
            boolean first = sized && row.size() != size;
            size = row.size();
            out.append(row(ComparisonWords.cells(row), "td", first ? " class=\"first\"" : ""));
        }
        return out.append("</tbody></table>").toString();
    }

    private static String row(List<String> cells, String tag) {
        return row(cells, tag, "");
    }

    private static String row(List<String> cells, String tag, String attributes) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + Html.escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr" + attributes + ">", "</tr>"));
    }

    private static String sentences(Comparison comparison) {
        List<String> found = ComparisonWords.found(comparison);
        List<String> problems = ComparisonWords.problems(comparison);
        return ComparisonWords.sentences(comparison).stream()
                .map(sentence -> "<li"
                        + (found.contains(sentence)
                                ? " class=\"found\""
                                : problems.contains(sentence) ? " class=\"problem\"" : "")
                        + ">" + Html.escape(sentence) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String charts(Comparison comparison) {
        return ChartFrame.of(() -> Charts.of(comparison));
    }
}
