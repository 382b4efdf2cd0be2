package dev.heddle.lessons.exercise;

import java.util.List;
import java.util.stream.Stream;

/** All exercises, in the order of the notebooks. */
final class Catalogue {
    private static final List<Exercise<?>> ALL = Stream.of(
                    S1Exercises.all(),
                    S2Exercises.all(),
                    S3Exercises.all(),
                    S4Exercises.all(),
                    S5Exercises.all(),
                    S6Exercises.all(),
                    S7Exercises.all(),
                    S8Exercises.all(),
                    S9Exercises.all())
            .<Exercise<?>>flatMap(List::stream)
            .toList();

    private Catalogue() {}

    static List<Exercise<?>> all() {
        return ALL;
    }

    /**
     * The exercise of this id.
     *
     * @throws IllegalArgumentException when there is none; says which there are
     */
    static Exercise<?> find(String id) {
        return ALL.stream()
                .filter(one -> one.id().equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no exercise " + id + ". There are "
                        + String.join(", ", ALL.stream().map(Exercise::id).toList()) + "."));
    }
}
