package dev.heddle.trace.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** How many of several things there were at each moment. */
final class Counts {
    private final int sorts;
    private final List<Change> changes = new ArrayList<>();

    private record Change(long at, int sort, int by) {}

    /** A stretch in which the numbers did not change, from then to then. */
    static final class Step {
        private final long from;
        private final long to;
        private final int[] numbers;

        private Step(long from, long to, int[] numbers) {
            this.from = from;
            this.to = to;
            this.numbers = numbers.clone();
        }

        long from() {
            return from;
        }

        long to() {
            return to;
        }

        /** How many there were of one sort. */
        int number(int sort) {
            return numbers[sort];
        }

        long nanos() {
            return to - from;
        }
    }

    Counts(int sorts) {
        this.sorts = sorts;
    }

    void add(int sort, long from, long to) {
        if (from < to) {
            changes.add(new Change(from, sort, 1));
            changes.add(new Change(to, sort, -1));
        }
    }

    /** The stretches in order of time whose numbers are like that. */
    List<Step> where(Predicate<int[]> like) {
        changes.sort(Comparator.comparingLong(Change::at));
        List<Step> steps = new ArrayList<>();
        int[] numbers = new int[sorts];
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            numbers[change.sort] += change.by;
            long to = i + 1 < changes.size() ? changes.get(i + 1).at : change.at;
            if (change.at < to && like.test(numbers)) {
                steps.add(new Step(change.at, to, numbers));
            }
        }
        return steps;
    }

    static long nanos(List<Step> steps) {
        return steps.stream().mapToLong(Step::nanos).sum();
    }
}
