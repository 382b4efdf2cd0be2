package dev.heddle.trace;

import dev.heddle.trace.finding.Facts.SequentialAwaits;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds awaits of a body that came one after the other although the second task could have been started with the first: it
 * was not there before the first wait was over, and the code shows that it needed nothing of it.
 */
final class SequentialSteps {
    private static final String AWAITS = "dev.heddle.tasks.Async";

    private final Predicate<AwaitPair> independent;
    private final Map<AwaitPair, Boolean> known = new HashMap<>();
    private final Map<Long, Long> created = new HashMap<>();
    private final Map<Long, List<Seen>> suspensions = new HashMap<>();

    SequentialSteps(EventLog log, Predicate<AwaitPair> independent) {
        this.independent = independent;
        for (Seen seen : log.events()) {
            switch (seen.type()) {
                case "heddle.TaskCreated" -> created.put(seen.number("taskId"), seen.start());
                case "heddle.TaskStep" -> {
                    if (seen.text("end").equals("suspended") && !seen.stack().isEmpty()) {
                        suspensions
                                .computeIfAbsent(seen.number("taskId"), unknown -> new ArrayList<>())
                                .add(seen);
                    }
                }
                default -> {}
            }
        }
    }

    List<SequentialAwaits> in(List<TaskRow> rows) {
        List<SequentialAwaits> found = new ArrayList<>();
        for (TaskRow row : rows) {
            List<Seen> steps = suspensions.getOrDefault(row.id(), List.of());
            for (int i = 1; row.kind() == TaskRow.Kind.ASYNC && i < steps.size(); i++) {
                Seen first = steps.get(i - 1);
                Seen second = steps.get(i);
                if (isStartedAfter(second) && isIndependent(first, second)) {
                    @Nullable Slice one = waitAfter(row, first);
                    @Nullable Slice other = waitAfter(row, second);
                    if (one != null && other != null) {
                        found.add(new SequentialAwaits(row.id(), one, other));
                    }
                }
            }
        }
        return found;
    }

    /** The pairs that were proven not to need each other. */
    Set<AwaitPair> proven() {
        Set<AwaitPair> proven = new HashSet<>();
        known.forEach((pair, isIndependent) -> {
            if (isIndependent) {
                proven.add(pair);
            }
        });
        return proven;
    }

    private boolean isStartedAfter(Seen step) {
        return created.getOrDefault(step.number("awaits"), step.start()) >= step.start();
    }

    private boolean isIndependent(Seen first, Seen second) {
        @Nullable Frame one = caller(first.stack());
        @Nullable Frame other = caller(second.stack());
        return one != null
                && other != null
                && one.is(other.className(), other.methodName())
                && known.computeIfAbsent(
                        new AwaitPair(one.className(), one.methodName(), one.line(), other.line()), independent::test);
    }

    /** The frame that called {@code await}. */
    private static @Nullable Frame caller(List<Frame> stack) {
        boolean inAwait = false;
        for (Frame frame : stack) {
            boolean await =
                    frame.className().equals(AWAITS) && frame.methodName().equals("await");
            if (inAwait && !await) {
                return frame;
            }
            inAwait = await;
        }
        return null;
    }

    private static @Nullable Slice waitAfter(TaskRow row, Seen step) {
        int from = Timeline.firstAfter(row.slices(), Slice::endNanos, step.end());
        @Nullable Slice slice = from < row.slices().size() ? row.slices().get(from) : null;
        return slice != null && slice.state() == State.AWAITING ? slice : null;
    }
}
