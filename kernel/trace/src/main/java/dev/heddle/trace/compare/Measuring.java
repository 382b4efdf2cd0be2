package dev.heddle.trace.compare;

import dev.heddle.trace.compare.Progress.Phase;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One comparison from its beginning to its end. For the thread that compares. */
final class Measuring {
    /** Of the time given, what the warm-up may take. */
    private static final double WARM_UP = 0.3;

    private static final double AGAIN = 0.2;

    /** The same order each time, so that a second comparison measures in the same way. */
    private static final long SEED = 20_260_101;

    private final List<Group> groups;
    private final Duration time;
    private final Meter meter;
    private final Tracer tracer;
    private final long begin;
    private final Teller teller;
    private final Random random = new Random(SEED);
    private final Set<String> untraced = new LinkedHashSet<>();
    private boolean restoreInterrupt;

    Measuring(List<Group> groups, Duration time, Meter meter, Tracer tracer, CompareListener listener) {
        this.groups = List.copyOf(groups);
        this.time = time;
        this.meter = meter;
        this.tracer = tracer;
        begin = meter.nanos();
        teller = new Teller(listener, meter, deadline(1), () -> comparison(Ending.GOING_ON));
    }

    /** The moment when a share of the time will be up. */
    private long deadline(double share) {
        return begin + (long) (time.toNanos() * share);
    }

    /** Measures; an interrupt ends it, and is kept for whoever called. */
    Comparison run() {
        Ending ending;
        try {
            ending = measure();
        } catch (Subject.Stopped stopped) {
            ending = Ending.STOPPED;
            restoreInterrupt = true;
        }
        restoreInterrupt |= Thread.interrupted(); // the listener is to be able to show what there is
        Comparison comparison = comparison(ending);
        teller.done(comparison);
        if (restoreInterrupt) {
            Thread.currentThread().interrupt();
        }
        return comparison;
    }

    private Ending measure() throws Subject.Stopped {
        WarmUp warmUp = new WarmUp(groups, meter, teller);
        warmUp.run(deadline(WARM_UP));
        lookAtThreads();
        warmUp.again(deadline(WARM_UP + AGAIN));
        while (true) {
            List<Group> open = groups.stream().filter(group -> !group.isDone()).toList();
            if (open.isEmpty()) {
                return allFailed() ? Ending.ALL_FAILED : Ending.NARROW;
            }
            for (Group group : open) {
                if (!round(group)) {
                    return Ending.TIME_UP;
                }
            }
        }
    }

    private void lookAtThreads() throws Subject.Stopped {
        for (Group group : groups) {
            for (Subject subject : group.alive()) {
                teller.tell(Phase.TRACING, subject, 1);
                try {
                    subject.use = tracer.trace(subject);
                    subject.warmedUp(1);
                } catch (UncheckedIOException noTrace) {
                    untraced.add("The threads of a run were not looked at: " + noTrace.getMessage());
                }
            }
        }
    }

    /** Measures each once, whatever the time in the first round; false when the time is up. */
    private boolean round(Group group) throws Subject.Stopped {
        int round = group.beginRound();
        for (Subject subject : group.inNewOrder(random)) {
            if (round > 1 && meter.nanos() >= deadline(1)) {
                return false;
            }
            teller.tell(Phase.MEASURING, subject, round);
            subject.sample(round, meter);
        }
        group.endRound();
        return true;
    }

    private boolean allFailed() {
        return groups.stream().allMatch(group -> group.alive().isEmpty());
    }

    private Comparison comparison(Ending ending) {
        List<Measured> rows = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Group group : groups) {
            group.subjects().forEach(subject -> rows.add(subject.measured()));
            differences.addAll(Differences.of(group.subjects()));
            if (ending != Ending.GOING_ON) {
                notes.addAll(Results.differing(group.subjects()));
            }
        }
        notes.addAll(untraced);
        return new Comparison(
                rows,
                differences,
                notes,
                ending,
                Duration.ofNanos(meter.nanos() - begin),
                groups.stream().mapToInt(Group::rounds).max().orElse(0));
    }
}
