package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Details;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** H10: a virtual thread waits and cannot let go of its carrier. */
final class PinnedCarrier implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H10",
            "Pinned carrier",
            Severity.WARNING,
            "A virtual thread that waits in native code, or while a class is initialised, keeps its carrier: a few of them"
                    + " and no virtual thread runs.",
            "Move the wait out of the native call or the static initialiser; run what must wait there on a platform"
                    + " thread.",
            "20 ms or longer",
            Section.PERFORMANCE);

    /** The JDK's own classes are initialised once, when they are first used: nothing that the code could do otherwise. */
    private static final Pattern OF_THE_JDK =
            Pattern.compile("(initialization of|VM call to) (java|javax|jdk|sun|com\\.sun)\\.");

    private static final long LEAST_NANOS = Duration.ofMillis(20).toNanos();

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.VirtualThreadPinned");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Cases<Place> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            if (lane.isVirtual()) {
                for (Slice slice : lane.slices()) {
                    if (isPinned(slice)) {
                        cases.add(slice.place(), Evidence.in(lane, slice));
                    }
                }
            }
        }
        return cases.findings((place, evidence) -> new Finding(
                DIAGNOSIS,
                Words.threads(facts, evidence) + " kept "
                        + (evidence.size() == 1 ? "its carrier" : "their carriers") + " for "
                        + Words.time(Cases.sum(evidence)) + " while waiting" + Words.at(place) + " ("
                        + Words.names(Cases.distinct(
                                evidence, one -> one.slice().detail().substring(Details.PINNED.length())))
                        + ").",
                place,
                Duration.ofNanos(Cases.sum(evidence)),
                evidence,
                true));
    }

    private static boolean isPinned(Slice slice) {
        return slice.nanos() >= LEAST_NANOS
                && slice.detail().startsWith(Details.PINNED)
                && !OF_THE_JDK.matcher(slice.detail()).find();
    }
}
