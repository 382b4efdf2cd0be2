package dev.heddle.trace.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The variants at one size: those that are measured in the same rounds. For the thread that compares. */
final class Group {
    /** Fewer rounds may agree by chance. */
    static final int FEWEST_ROUNDS = 20;

    private final List<Subject> subjects;
    private final double width;
    private int rounds;
    private int nextLook = FEWEST_ROUNDS;
    private boolean narrow;

    Group(List<Subject> subjects, double width) {
        this.subjects = List.copyOf(subjects);
        this.width = width;
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** Those that can still be measured. */
    List<Subject> alive() {
        return subjects.stream().filter(subject -> !subject.hasFailed()).toList();
    }

    /** The next round's order, another in each: nobody is always the one that runs after the same other. */
    List<Subject> inNewOrder(Random random) {
        List<Subject> order = new ArrayList<>(alive());
        Collections.shuffle(order, random);
        return order;
    }

    int beginRound() {
        return ++rounds;
    }

    int rounds() {
        return rounds;
    }

    /**
     * After a round: looks whether all intervals are narrow enough. Not after each, because that sorts all samples, and
     * because an interval that is looked at all the time is narrow by chance at some time.
     */
    void endRound() {
        if (rounds >= nextLook) {
            nextLook = rounds + Math.max(5, rounds / 5);
            narrow = alive().stream()
                    .allMatch(subject -> Ranks.of(subject.nanosPerRun()).width() <= width);
        }
    }

    boolean isDone() {
        return narrow || alive().isEmpty();
    }
}
