package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** H13: a worker of a shared pool sleeps, or waits for something outside. */
final class WaitingWorker implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H13",
            "Pool worker used for waiting",
            Severity.WARNING,
            "A shared pool has about as many workers as there are cores. One that sleeps or waits for I/O computes nothing,"
                    + " and everybody else's work waits behind it.",
            "The asynchronous form of the call with await: await(Task.delay(…)), await(client.sendAsync(…)). Where there is"
                    + " none, a virtual thread, which waits without a thread.",
            "50 ms or longer in all at one line, in Task.run's pool or the common pool",
            Section.WHEN_RUN);

    private static final long LEAST_NANOS = Duration.ofMillis(50).toNanos();

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.ThreadSleep", "jdk.SocketRead", "jdk.FileRead", "jdk.ThreadPark");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Cases<Place> cases = new Cases<>();
        for (ThreadLane lane : facts.threads()) {
            if (lane.kind() == ThreadLane.Kind.POOL_WORKER && SharedPools.isShared(lane.pool())) {
                for (Slice slice : lane.slices()) {
                    if (isWait(slice)) {
                        cases.add(slice.place(), Evidence.in(lane, slice));
                    }
                }
            }
        }
        return cases.findings((place, evidence) -> Cases.sum(evidence) < LEAST_NANOS
                ? null
                : new Finding(
                        DIAGNOSIS,
                        Words.threads(facts, evidence) + " spent "
                                + Words.time(Cases.sum(evidence)) + Words.at(place) + " "
                                + Words.names(Cases.distinct(
                                        evidence, one -> one.slice().state().label()))
                                + ".",
                        place,
                        Duration.ofNanos(Cases.sum(evidence)),
                        evidence,
                        true));
    }

    private static boolean isWait(Slice slice) {
        boolean waits = slice.state() == State.SLEEPING
                || slice.state() == State.IO
                || slice.state() == State.PARKED
                || slice.state() == State.WAITING;
        boolean ofTheCode = slice.place() != null; // a web client of the JDK's reads and writes there too
        return waits && ofTheCode && !Facts.loadsClass(slice);
    }
}
