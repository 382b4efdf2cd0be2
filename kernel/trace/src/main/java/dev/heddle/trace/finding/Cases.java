package dev.heddle.trace.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what proves a problem by what makes it one finding: mostly the line of the code.
 *
 * @param <K> what makes it one
 */
final class Cases<K> {
    private final Map<@Nullable K, List<Evidence>> cases = new LinkedHashMap<>();

    void add(@Nullable K key, Evidence evidence) {
        cases.computeIfAbsent(key, unknown -> new ArrayList<>()).add(evidence);
    }

    /** One finding for each case; none where the function gives null. */
    List<Finding> findings(BiFunction<@Nullable K, List<Evidence>, @Nullable Finding> finding) {
        List<Finding> all = new ArrayList<>();
        cases.forEach((key, evidence) -> {
            @Nullable Finding one = finding.apply(key, evidence);
            if (one != null) {
                all.add(one);
            }
        });
        return all;
    }

    static long sum(List<Evidence> evidence) {
        return evidence.stream().mapToLong(Evidence::nanos).sum();
    }

    static long longest(List<Evidence> evidence) {
        return evidence.stream().mapToLong(Evidence::nanos).max().orElse(0);
    }

    static List<String> distinct(List<Evidence> evidence, Function<Evidence, String> name) {
        return evidence.stream().map(name).distinct().toList();
    }
}
