package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.finding.Facts.SelfWait;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H02: the only thread of a context is held for a task that needs this thread to go on. */
final class ContextDeadlock implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H02",
            "Deadlock of a one-thread context",
            Severity.ERROR,
            "The thread waits for a task, and the rest of that task can run on this thread only: neither ever goes on.",
            "await(task) instead of task.result(), all the way up; or, in code that needs no particular thread,"
                    + " await(task.configureAwait(false)).",
            "as soon as it is seen, while it hangs",
            Section.MISTAKES);

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("heddle.TaskBlockedOpen");
    }

    @Override
    public List<Finding> find(Facts facts) {
        return facts.known().selfWaits().stream()
                .map(wait -> finding(wait, facts))
                .toList();
    }

    private static Finding finding(SelfWait wait, Facts facts) {
        @Nullable ThreadLane lane = facts.lane(wait.thread());
        @Nullable Slice held = lane == null ? null : last(lane.slices());
        List<Evidence> evidence = lane == null || held == null || held.state().hold() != Hold.WAITING
                ? List.of()
                : List.of(Evidence.in(lane, held));
        @Nullable Place place = held == null ? null : held.place();
        @Nullable TaskRow body = facts.row(wait.body());
        @Nullable Slice suspended = body == null ? null : last(body.slices());
        String thread = Words.thread(facts, wait.thread());
        String whose = wait.needed() == wait.thread()
                ? "on this very thread"
                : "on " + Words.thread(facts, wait.needed()) + ", which is held until this one goes on";
        String what = thread + " is held for " + name(facts.row(wait.task()), "a task") + Words.at(place)
                + "; the rest of " + name(body, "its body")
                + (suspended == null ? "" : ", which awaits" + Words.at(suspended.place()) + ",") + " can only run in "
                + wait.context() + ", " + whose + ". It waits for ever.";
        return new Finding(DIAGNOSIS, what, place, held == null ? Duration.ZERO : held.duration(), evidence, true);
    }

    private static @Nullable Slice last(List<Slice> slices) {
        return slices.isEmpty() ? null : slices.getLast();
    }

    private static String name(@Nullable TaskRow row, String otherwise) {
        return row == null ? otherwise : row.name();
    }
}
