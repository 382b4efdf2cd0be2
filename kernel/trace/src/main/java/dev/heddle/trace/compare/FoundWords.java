package dev.heddle.trace.compare;

import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.text.CountText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What was found in the traced runs of variants, in words: each sort of finding once. */
final class FoundWords {
    private FoundWords() {}

    static List<String> of(Comparison comparison, UnaryOperator<String> shownName) {
        List<String> lines = new ArrayList<>();
        for (String variant : comparison.variants()) {
            List<Measured> rows = comparison.rows().stream()
                    .filter(row -> row.variant().equals(variant))
                    .toList();
            Map<Diagnosis, List<Measured>> found = found(rows);
            if (!found.isEmpty()) {
                lines.add("Found in a traced run of " + shownName.apply(variant) + ": "
                        + found.entrySet().stream()
                                .map(each -> words(each.getKey(), each.getValue(), rows))
                                .collect(Collectors.joining("; "))
                        + " (%findings "
                        + found.keySet().stream().map(Diagnosis::id).collect(Collectors.joining(" ")) + ").");
            }
        }
        return lines;
    }

    /** The rows in whose runs each was found, the worst first. */
    private static Map<Diagnosis, List<Measured>> found(List<Measured> rows) {
        Map<Diagnosis, List<Measured>> found = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> row.findings().stream().map(Finding::diagnosis))
                .distinct()
                .sorted(Comparator.comparing(Diagnosis::severity).thenComparing(Diagnosis::id))
                .forEach(diagnosis -> found.put(
                        diagnosis,
                        rows.stream()
                                .filter(row -> row.findings().stream()
                                        .anyMatch(finding -> finding.diagnosis().equals(diagnosis)))
                                .toList()));
        return found;
    }

    /** Where it was found at some sizes only, with these. */
    private static String words(Diagnosis diagnosis, List<Measured> in, List<Measured> all) {
        String sizes = in.size() == all.size()
                ? ""
                : in.stream().map(row -> CountText.of(row.size())).collect(Collectors.joining(", ", " at ", ""));
        return diagnosis.id() + " " + diagnosis.title() + sizes;
    }
}
