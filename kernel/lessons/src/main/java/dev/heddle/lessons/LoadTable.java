package dev.heddle.lessons;

import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.TimeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What load tests measured, side by side, to be shown as the value of a cell. */
public final class LoadTable {
    private static final List<String> HEADS =
            List.of("", "users", "answers a second", "half within", "90 % within", "99 % within", "slowest", "errors");

    private LoadTable() {}

    /** A row for each result, under its name, in the order of the map. */
    public static DisplayData of(Map<String, LoadResult> results) {
        List<List<String>> rows = results.entrySet().stream()
                .map(one -> row(one.getKey(), one.getValue()))
                .toList();
        DisplayData data = new DisplayData(Stream.concat(Stream.of(HEADS), rows.stream())
                .map(row -> String.join(" | ", row))
                .collect(Collectors.joining("\n")));
        data.putHTML("<table>" + line("th", HEADS)
                + rows.stream().map(row -> line("td", row)).collect(Collectors.joining()) + "</table>");
        return data;
    }

    private static List<String> row(String name, LoadResult result) {
        return List.of(
                name,
                String.valueOf(result.users()),
                String.format(Locale.ROOT, "%.0f", result.perSecond()),
                TimeText.of(result.latency(50)),
                TimeText.of(result.latency(90)),
                TimeText.of(result.latency(99)),
                TimeText.of(result.latency(100)),
                String.valueOf(result.errors()));
    }

    private static String line(String tag, List<String> cells) {
        String first = "<" + tag + " style=\"text-align:left\">" + Html.escape(cells.getFirst()) + "</" + tag + ">";
        return cells.stream()
                .skip(1)
                .map(cell -> "<" + tag + " style=\"text-align:right\">" + Html.escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>" + first, "</tr>"));
    }
}
