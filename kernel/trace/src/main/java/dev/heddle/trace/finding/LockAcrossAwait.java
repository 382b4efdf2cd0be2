package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.finding.Facts.Failure;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H07: a body took a lock, and awaited before it gave it back. */
final class LockAcrossAwait implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H07",
            "Lock held across an await",
            Severity.ERROR,
            "A lock belongs to a thread, and a body may go on in another one after an await: it cannot unlock there, and the"
                    + " first thread keeps the lock without knowing, for whoever it serves next.",
            "Unlock before the await. Where others must be kept out across it, use a Semaphore with one permit: no thread"
                    + " owns it.",
            "a thread that ran nothing had the lock that another waited for, or unlocking failed in another thread",
            Section.WHAT_AWAIT_DOES);

    private static final String NOT_THE_OWNER = "java.lang.IllegalMonitorStateException";

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.TaskStep", "heddle.TaskCompleted");
    }

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>(failedToUnlock(facts));
        found.addAll(keptByFreeThreads(facts));
        return found;
    }

    private static List<Finding> failedToUnlock(Facts facts) {
        Cases<Place> cases = new Cases<>();
        for (Failure failure : facts.known().failures()) {
            @Nullable TaskRow row = facts.row(failure.task());
            if (failure.error().equals(NOT_THE_OWNER) && row != null && changedThread(row)) {
                @Nullable Slice waits = awaits(row);
                if (waits != null) {
                    cases.add(waits.place(), Evidence.in(row, waits));
                }
            }
        }
        return cases.findings((place, evidence) -> new Finding(
                DIAGNOSIS,
                Words.names(Cases.distinct(evidence, one -> name(facts.row(one.task()))))
                        + " awaited" + Words.at(place)
                        + ", went on in another thread and could not unlock there (IllegalMonitorStateException): the lock"
                        + " stays locked.",
                place,
                Duration.ZERO,
                evidence,
                true));
    }

    private static boolean changedThread(TaskRow row) {
        return row.kind() == TaskRow.Kind.ASYNC
                && row.slices().stream()
                                .filter(slice -> slice.thread() != 0)
                                .map(Slice::thread)
                                .distinct()
                                .count()
                        > 1;
    }

    private static @Nullable Slice awaits(TaskRow row) {
        return row.slices().stream()
                .filter(slice -> slice.state() == State.AWAITING)
                .reduce((one, other) -> other)
                .orElse(null);
    }

    private static List<Finding> keptByFreeThreads(Facts facts) {
        Cases<Place> cases = new Cases<>();
        for (LockWait wait : facts.known().lockWaits()) {
            @Nullable ThreadLane waiter = facts.lane(wait.thread());
            if (waiter != null && isKeptForNothing(wait, facts)) {
                @Nullable Slice slice = waiter.at(wait.atNanos());
                if (slice != null && slice.state().hold() == State.Hold.WAITING) {
                    cases.add(wait.place(), Evidence.in(waiter, slice));
                }
            }
        }
        return cases.findings((place, evidence) -> {
            List<Evidence> distinct = evidence.stream().distinct().toList();
            List<String> owners = facts.known().lockWaits().stream()
                    .filter(wait -> Objects.equals(wait.place(), place) && isKeptForNothing(wait, facts))
                    .map(wait -> Words.thread(facts, wait.owner()))
                    .distinct()
                    .toList();
            return new Finding(
                    DIAGNOSIS,
                    Words.threads(facts, distinct) + " waited "
                            + Words.time(Cases.sum(distinct)) + " for a lock" + Words.at(place) + " that "
                            + Words.names(owners) + " had while it ran nothing: whoever took it there awaited, or never"
                            + " unlocked.",
                    place,
                    Duration.ofNanos(Cases.sum(distinct)),
                    distinct,
                    true);
        });
    }

    /** The code waits for it, and its owner runs no code: its lane says so, and the stack that was seen then. */
    private static boolean isKeptForNothing(LockWait wait, Facts facts) {
        @Nullable ThreadLane owner = facts.lane(wait.owner());
        @Nullable Slice slice = owner == null ? null : owner.at(wait.atNanos());
        return wait.place() != null
                && wait.ownerIdle()
                && slice != null
                && (slice.state() == State.FREE || slice.state() == State.IDLE);
    }

    private static String name(@Nullable TaskRow row) {
        return row == null ? "a body" : row.name();
    }
}
