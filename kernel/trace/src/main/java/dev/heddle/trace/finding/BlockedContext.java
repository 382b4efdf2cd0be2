package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** H05: a blocking call on the thread of a context. */
final class BlockedContext implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H05",
            "Blocking call on a context's thread",
            Severity.WARNING,
            "A context has one thread: while it sleeps, reads or waits for a result, no event is handled and no await goes"
                    + " on there. A user sees a frozen window.",
            "await the asynchronous form of the call: await(Task.delay(…)) for a sleep, await(client.sendAsync(…)) for a"
                    + " request; a call that has none goes to await(Task.run(…)).",
            "frozen for 50 ms or longer",
            Section.WHEN_RUN);

    private static final long LEAST_NANOS = Duration.ofMillis(50).toNanos();

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.ThreadPark", "jdk.ThreadSleep");
    }

    @Override
    public List<Finding> find(Facts facts) {
        return Stretches.onContexts(facts, LEAST_NANOS, BlockedContext::isHeld, slice -> false)
                .findings((place, evidence) -> new Finding(
                        DIAGNOSIS,
                        Words.threads(facts, evidence)
                                + " was frozen for " + Words.time(Cases.sum(evidence)) + ": "
                                + Words.names(Cases.distinct(
                                        evidence, one -> one.slice().state().label())) + Words.at(place)
                                + ".",
                        place,
                        Duration.ofNanos(Cases.sum(evidence)),
                        evidence,
                        true));
    }

    private static boolean isHeld(Slice slice) {
        return slice.state().hold() == Hold.WAITING && !Facts.loadsClass(slice);
    }
}
