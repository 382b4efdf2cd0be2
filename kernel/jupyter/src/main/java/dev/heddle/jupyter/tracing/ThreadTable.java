package dev.heddle.jupyter.tracing;

import dev.heddle.trace.Threads;
import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** The live threads as a table, in HTML and as text. */
final class ThreadTable {
    private static final List<String> HEAD = List.of("id", "name", "group", "state", "daemon", "CPU", "at");

    private ThreadTable() {}

    /** The threads of one group first, which is that of the cells, then all others. */
    static DisplayData of(List<Threads.Live> threads, ThreadGroup first) {
        List<List<String>> rows = threads.stream()
                .sorted(Comparator.comparingInt(
                                (Threads.Live thread) -> thread.group().equals(first.getName()) ? 0 : 1)
                        .thenComparingLong(Threads.Live::id))
                .map(ThreadTable::row)
                .toList();
        DisplayData data = new DisplayData(text(rows));
        data.putHTML(html(rows));
        return data;
    }

    private static List<String> row(Threads.Live thread) {
        return List.of(
                String.valueOf(thread.id()),
                VisibleText.of(thread.name()),
                VisibleText.of(thread.group()),
                thread.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                thread.daemon() ? "yes" : "",
                TimeText.of(thread.cpu()),
                VisibleText.of(thread.top()));
    }

    private static String text(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    HEAD.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        StringBuilder out = new StringBuilder(line(HEAD, widths));
        rows.forEach(row -> out.append('\n').append(line(row, widths)));
        return out.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(StringUtils.rightPad(cells.get(i), widths[i] + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String html(List<List<String>> rows) {
        return "<table>" + tr(HEAD, "th")
                + rows.stream().map(row -> tr(row, "td")).collect(Collectors.joining()) + "</table>";
    }

    private static String tr(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<" + tag + " style=\"text-align:left\">" + Html.escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
