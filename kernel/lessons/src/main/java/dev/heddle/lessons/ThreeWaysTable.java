package dev.heddle.lessons;

import dev.heddle.lessons.ThreeWays.Way;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.TimeText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Several kinds of waits as a table, a row for each way, with a bar under each figure. */
final class ThreeWaysTable {
    private static final String STYLE = "<style>.heddle-ways{border-collapse:collapse}"
            + ".heddle-ways th,.heddle-ways td{padding:3px 10px;text-align:left!important;white-space:nowrap;vertical-align:top}"
            + ".heddle-ways .first td,.heddle-ways .first th{border-top:1px solid #8886}"
            + ".heddle-ways i{display:block;height:5px;min-width:1px;background:currentColor;opacity:.55}"
            + ".heddle-ways .held i{opacity:.8;background:repeating-linear-gradient(135deg,currentColor 0 1px,transparent 1px 4px)}"
            + ".heddle-ways .held i{border:1px solid currentColor;height:4px;box-sizing:border-box}</style>";

    private static final List<Column> COLUMNS = List.of(
            new Column("at once", "", Way::mostAtOnce, way -> CountText.of(way.mostAtOnce())),
            new Column("wall", "", way -> way.wall().toNanos(), way -> TimeText.of(way.wall())),
            new Column("platform threads", "", Way::threads, way -> CountText.of(way.threads())),
            new Column("held while waiting", "held", way -> way.held().toNanos(), way -> TimeText.of(way.held())));

    private record Column(String title, String type, ToDoubleFunction<Way> value, Function<Way, String> text) {
        String cell(Way way, ThreeWays kind) {
            double most = kind.ways().stream().mapToDouble(value).max().orElse(0);
            double share = most == 0 ? 0 : 100 * value.applyAsDouble(way) / most;
            return String.format(
                    Locale.ROOT,
                    "<td class=\"%s\">%s<i style=\"width:%.1f%%\"></i></td>",
                    type,
                    text.apply(way),
                    share);
        }
    }

    private ThreeWaysTable() {}

    static DisplayData of(List<ThreeWays> kinds) {
        DisplayData data =
                new DisplayData(kinds.stream().map(ThreeWays::toString).collect(Collectors.joining("\n\n")));
        data.putHTML(html(kinds));
        return data;
    }

    private static String html(List<ThreeWays> kinds) {
        StringBuilder out =
                new StringBuilder(STYLE).append("<table class=\"heddle-ways\"><tr><th>waits</th><th>way</th>");
        COLUMNS.forEach(column -> out.append("<th>").append(column.title()).append("</th>"));
        out.append("</tr>");
        for (ThreeWays kind : kinds) {
            String begin = "<tr class=\"first\"><th rowspan=\"3\">" + title(kind) + "</th>";
            for (Way way : kind.ways()) {
                out.append(begin).append("<td>").append(way.name()).append("</td>");
                COLUMNS.forEach(column -> out.append(column.cell(way, kind)));
                out.append("</tr>");
                begin = "<tr>";
            }
        }
        return out.append("</table>").toString();
    }

    private static String title(ThreeWays kind) {
        return CountText.of(kind.async().results().size()) + " × " + Html.escape(kind.kind());
    }
}
