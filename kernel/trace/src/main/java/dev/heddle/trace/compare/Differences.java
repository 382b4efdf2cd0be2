package dev.heddle.trace.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the variants of one size with one another, round by round. */
final class Differences {
    private Differences() {}

    /** Every pair that was measured, the fastest first. */
    static List<Difference> of(List<Subject> subjects) {
        List<Subject> measured = subjects.stream()
                .filter(subject -> !subject.samples().isEmpty())
                .toList();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            for (int j = i + 1; j < measured.size(); j++) {
                Difference difference = of(measured.get(i), measured.get(j));
                if (difference != null) {
                    differences.add(difference);
                }
            }
        }
        return differences;
    }

    private static @Nullable Difference of(Subject one, Subject other) {
        Map<Integer, Sample> byRound = new HashMap<>();
        one.samples().forEach(sample -> byRound.put(sample.round(), sample));
        double[] ratios = other.samples().stream()
                .mapToDouble(sample -> ratio(byRound.get(sample.round()), sample))
                .filter(ratio -> ratio > 0)
                .toArray();
        if (ratios.length == 0) {
            return null;
        }
        Ranks ranks = Ranks.of(ratios);
        return ranks.median() >= 1
                ? new Difference(
                        one.name(), other.name(), one.size(), ranks.median(), ranks.low(), ranks.high(), ranks.count())
                : new Difference(
                        other.name(),
                        one.name(),
                        one.size(),
                        1 / ranks.median(),
                        1 / ranks.high(),
                        1 / ranks.low(),
                        ranks.count());
    }

    /** 0 where one of them was not measured in that round, or so short that no clock saw it. */
    private static double ratio(@Nullable Sample one, Sample other) {
        return one == null || one.nanosPerRun() <= 0 ? 0 : other.nanosPerRun() / one.nanosPerRun();
    }
}
