package dev.heddle.trace.compare;

import java.util.ArrayList;
import java.util.List;

/** A comparison as plain text: the table, then sentences. */
final class ComparisonText {
    private static final String BETWEEN = "   ";

    private ComparisonText() {}

    static String of(Comparison comparison) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(ComparisonWords.heads(comparison));
        comparison.rows().forEach(row -> lines.add(ComparisonWords.cells(row)));
        StringBuilder out = new StringBuilder();
        int[] widths = widths(lines);
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.get(i);
                String pad = " ".repeat(widths[i] - cell.length());
                text.append(i == 0 ? cell + pad : BETWEEN + pad + cell);
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        out.append('\n');
        ComparisonWords.sentences(comparison)
                .forEach(sentence -> out.append(sentence).append('\n'));
        return out.toString();
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }
}
