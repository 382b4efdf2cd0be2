package dev.heddle.trace.compare;

import dev.heddle.trace.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * What came of a comparison. Immutable, so any thread may use it.
 *
 * @param rows one for each variant at each size, in the order in which they were given, by size first
 * @param differences between every two variants at the same size
 * @param notes what else is to be known, such as different results
 * @param ending why it measured no longer
 * @param took from its begin to its end, warm-up and all
 * @param rounds the most in which anything was measured
 */
public record Comparison(
        List<Measured> rows,
        List<Difference> differences,
        List<String> notes,
        Ending ending,
        Duration took,
        int rounds) {
    public Comparison {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /**
     * What came of a variant; of several sizes the first.
     *
     * @throws NoSuchElementException when there is none of this name; says which there are
     */
    public Measured of(String variant) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no variant \"" + variant + "\"; there are "
                        + rows.stream().map(Measured::variant).distinct().collect(Collectors.joining(", "))));
    }

    /**
     * What came of a variant at a size.
     *
     * @throws NoSuchElementException when there is none; says which there are
     */
    public Measured of(String variant, int size) {
        Measured any = of(variant);
        return rows.stream()
                .filter(row -> row.variant().equals(variant) && row.size() == size)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        any.size() == 0 ? "there were no sizes" : "no size " + size + "; there are " + sizes()));
    }

    /**
     * How two variants differ, in whichever order; of several sizes at the first.
     *
     * @throws NoSuchElementException when one of them was not measured
     */
    public Difference difference(String one, String other) {
        return difference(one, other, of(one).size());
    }

    /**
     * How two variants differ at a size, in whichever order.
     *
     * @throws NoSuchElementException when one of them was not measured
     */
    public Difference difference(String one, String other, int size) {
        Measured first = of(one, size);
        Measured second = of(other, size);
        return differences.stream()
                .filter(each -> each.size() == size
                        && ((each.faster().equals(one) && each.slower().equals(other))
                                || (each.faster().equals(other) && each.slower().equals(one))))
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchElementException("\"" + one + "\" and \"" + other + "\" were not measured in"
                                + " one round: " + first.samples().size() + " and "
                                + second.samples().size() + " samples"));
    }

    /**
     * What is wrong with the traced runs of a variant, by size first; one run for each size is traced, apart from those that
     * are measured.
     *
     * @throws NoSuchElementException when there is none of this name; says which there are
     */
    public List<Finding> findings(String variant) {
        String name = of(variant).variant();
        return rows.stream()
                .filter(row -> row.variant().equals(name))
                .flatMap(row -> row.findings().stream())
                .toList();
    }

    /** The sizes in order, empty when there are none. */
    public List<Integer> sizes() {
        return rows.stream()
                .map(Measured::size)
                .filter(size -> size > 0)
                .distinct()
                .toList();
    }

    /** The names of the variants in order. */
    public List<String> variants() {
        return rows.stream().map(Measured::variant).distinct().toList();
    }

    /** The table and what follows from it, as plain text. */
    public String toText() {
        return ComparisonText.of(this);
    }

    /** {@link #toText}. */
    @Override
    public String toString() {
        return toText();
    }
}
