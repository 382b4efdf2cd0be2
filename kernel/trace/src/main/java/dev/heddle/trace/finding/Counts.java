package dev.heddle.trace.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** How many of several things there were at each moment. There may be millions. */
final class Counts {
    private static final long NEVER = Long.MAX_VALUE;

    private final Moments[] begins;
    private final Moments[] ends;

    /** When things of one sort began, or when they ended. */
    private static final class Moments {
        private long[] times = new long[16];
        private int size;
        private int next;

        void add(long time) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
            }
            times[size++] = time;
        }

        void rewind() {
            Arrays.sort(times, 0, size);
            next = 0;
        }

        long next() {
            return next < size ? times[next] : NEVER;
        }

        /** How many there are of this moment, the next; goes on to the one after it. */
        int pass(long time) {
            int first = next;
            while (next() == time) {
                next++;
            }
            return next - first;
        }
    }

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
        begins = new Moments[sorts];
        ends = new Moments[sorts];
        Arrays.setAll(begins, sort -> new Moments());
        Arrays.setAll(ends, sort -> new Moments());
    }

    void add(int sort, long from, long to) {
        if (from < to) {
            begins[sort].add(from);
            ends[sort].add(to);
        }
    }

    /** The stretches in order of time whose numbers are like that. */
    List<Step> where(Predicate<int[]> like) {
        for (int sort = 0; sort < begins.length; sort++) {
            begins[sort].rewind();
            ends[sort].rewind();
        }
        List<Step> steps = new ArrayList<>();
        int[] numbers = new int[begins.length];
        long at = next();
        while (at != NEVER) {
            for (int sort = 0; sort < numbers.length; sort++) {
                numbers[sort] += begins[sort].pass(at) - ends[sort].pass(at);
            }
            long to = next();
            if (to != NEVER && like.test(numbers)) {
                steps.add(new Step(at, to, numbers));
            }
            at = to;
        }
        return steps;
    }

    private long next() {
        long next = NEVER;
        for (int sort = 0; sort < begins.length; sort++) {
            next = Math.min(next, Math.min(begins[sort].next(), ends[sort].next()));
        }
        return next;
    }

    static long nanos(List<Step> steps) {
        return steps.stream().mapToLong(Step::nanos).sum();
    }
}
