package dev.heddle.trace.compare;

import dev.heddle.trace.compare.Progress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs everything in turns, for about the same time each, until the times of each no longer fall: classes are loaded then,
 * code is compiled, pools have their workers. Then says how many runs make a sample.
 */
final class WarmUp {
    /** Long enough for the clock, and for many turns within a second. */
    private static final Duration TURN = Duration.ofMillis(20);

    /** What a sample takes at least; the counters that are read around it take some microseconds. */
    private static final Duration SAMPLE = Duration.ofMillis(5);

    /** The best of so many turns is held against the best of as many before. */
    private static final int TURNS = 4;

    private static final double STILL_FALLING = 0.95;

    /** What share of the time the compiler may still work. */
    private static final double QUIET = 0.02;

    private static final long MOST_RUNS_PER_SAMPLE = 100_000_000;

    private final List<Group> groups;
    private final Meter meter;
    private final Teller teller;
    private final Map<Subject, List<Double>> turns = new HashMap<>();

    WarmUp(List<Group> groups, Meter meter, Teller teller) {
        this.groups = groups;
        this.meter = meter;
        this.teller = teller;
    }

    /** Until all have settled, or that moment by the meter. Each runs once whatever the time. */
    void run(long deadline) throws Subject.Stopped {
        for (Subject subject : subjects()) {
            teller.tell(Phase.WARMING_UP, subject, 1);
            subject.first();
        }
        for (int round = 2; ; round++) {
            boolean allSettled = true;
            for (Subject subject : subjects()) {
                if (subject.hasFailed() || subject.settled) {
                    continue;
                }
                if (meter.nanos() >= deadline) {
                    return;
                }
                teller.tell(Phase.WARMING_UP, subject, round);
                turn(subject);
                allSettled &= subject.settled;
            }
            if (allSettled) {
                return;
            }
        }
    }

    /**
     * Goes on until the JIT compiler is done with what the looking at threads gave it, whose CPU time would otherwise be
     * the variants'. One turn each at least, and not beyond that moment by the meter.
     */
    void again(long deadline) throws Subject.Stopped {
        for (int round = 1; ; round++) {
            long begin = meter.nanos();
            long compiled = meter.compilerNanos();
            for (Subject subject : subjects()) {
                if (meter.nanos() >= deadline) {
                    return;
                }
                if (!subject.hasFailed()) {
                    teller.tell(Phase.WARMING_UP, subject, round);
                    turn(subject);
                }
            }
            if (meter.compilerNanos() - compiled <= QUIET * (meter.nanos() - begin)) {
                return;
            }
        }
    }

    private List<Subject> subjects() {
        return groups.stream().flatMap(group -> group.subjects().stream()).toList();
    }

    private void turn(Subject subject) throws Subject.Stopped {
        long begin = meter.nanos();
        long done = 0;
        long taken = 0;
        for (long runs = 1; taken < TURN.toNanos(); runs = runsWithin(runs, taken, done)) {
            if (!subject.run(runs)) {
                return;
            }
            done += runs;
            taken = Math.max(1, meter.nanos() - begin);
        }
        subject.warmedUp(done);
        List<Double> past = turns.computeIfAbsent(subject, unknown -> new ArrayList<>());
        past.add((double) taken / done);
        subject.runsPerSample =
                Math.clamp(Math.round(SAMPLE.toNanos() / Collections.min(past)), 1, MOST_RUNS_PER_SAMPLE);
        subject.settled = past.size() >= 2 * TURNS && !isFalling(past);
    }

    /** Twice as many as before, but no more than fit into the rest of the turn. */
    private static long runsWithin(long before, long taken, long done) {
        long fit = (long) ((double) (TURN.toNanos() - taken) / taken * done) + 1;
        return Math.max(1, Math.min(2 * before, fit));
    }

    private static boolean isFalling(List<Double> past) {
        int size = past.size();
        double recent = Collections.min(past.subList(size - TURNS, size));
        double before = Collections.min(past.subList(size - 2 * TURNS, size - TURNS));
        return recent < STILL_FALLING * before;
    }
}
