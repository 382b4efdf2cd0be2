package dev.heddle.trace.compare;

import dev.heddle.trace.text.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the results of the variants against each other: work with another result is other work. */
final class Results {
    private static final int LONGEST = 60;

    private Results() {}

    /** Whose result is another than that of the first, in words; empty when all agree. */
    static List<String> differing(List<Subject> subjects) {
        List<Subject> finished = subjects.stream().filter(Subject::hasResult).toList();
        List<String> differing = new ArrayList<>();
        for (Subject other : finished.subList(Math.min(1, finished.size()), finished.size())) {
            String words = compare(finished.getFirst(), other);
            if (words != null) {
                differing.add(words);
            }
        }
        return differing;
    }

    private static @Nullable String compare(Subject first, Subject other) {
        String at = first.size() == 0 ? "" : " at " + first.size();
        String pair = name(first) + " and " + name(other);
        Object one = first.result();
        Object two = other.result();
        try {
            if (Objects.deepEquals(one, two)) {
                return null;
            }
            return one != null && two != null && one.getClass() == two.getClass() && !definesEquals(one.getClass())
                    ? "The results of " + pair + at + " were not compared: "
                            + one.getClass().getSimpleName() + " does not define equals."
                    : "Different results" + at + ": " + name(first) + " gave " + text(one) + ", " + name(other)
                            + " gave " + text(two) + ".";
        } catch (RuntimeException | StackOverflowError | LinkageError failure) { // their own equals and toString
            return "The results of " + pair + at + " cannot be compared: " + failure;
        }
    }

    private static boolean definesEquals(Class<?> type) {
        try {
            return type.isArray() || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(Subject subject) {
        return VisibleText.of(subject.name(), LONGEST);
    }

    private static String text(@Nullable Object value) {
        String text = Arrays.deepToString(new @Nullable Object[] {value}); // which knows arrays in arrays
        return VisibleText.of(text.substring(1, text.length() - 1), LONGEST);
    }
}
