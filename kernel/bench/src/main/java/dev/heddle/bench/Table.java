package dev.heddle.bench;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Figures in Markdown.
 *
 * @param heads of the columns; the first is for what stands before the figures
 * @param rows as many cells each
 * @param how it was measured
 */
record Table(List<String> heads, List<List<String>> rows, String how) {
    String markdown() {
        var lines = new ArrayList<String>();
        lines.add(line(heads));
        lines.add("|---|" + "--:|".repeat(heads.size() - 1));
        rows.forEach(row -> lines.add(line(row)));
        lines.add("");
        lines.add(how);
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** What the {@link Row} of a method or field says; what is Heddle's stands out. */
    static String label(AnnotatedElement named) {
        Row row = Objects.requireNonNull(named.getAnnotation(Row.class), () -> "no row: " + named);
        return row.ours() ? "**" + row.value() + "**" : row.value();
    }

    /** Three digits that count, no more. */
    static String figure(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** Exact enough to tell one in a hundred. */
    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
