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
 * Finds long awaits of a body that came one after the other although the second task could have been started with the first:
 * it was not there before the first wait was over, and the code shows that it needed nothing of it.
 */
final class SequentialSteps {
    private static final String AWAITS = "dev.heddle.tasks.Async";

    private static final long LEAST_NANOS = SequentialAwaits.LEAST.toNanos();

    private final EventLog log;
    private final Predicate<AwaitPair> independent;
    private final Map<AwaitPair, Boolean> known = new HashMap<>();

    SequentialSteps(EventLog log, Predicate<AwaitPair> independent) {
        this.log = log;
        this.independent = independent;
    }

    List<SequentialAwaits> in(List<TaskRow> rows) {
        List<TaskRow> bodies = rows.stream()
                .filter(row -> row.kind() == TaskRow.Kind.ASYNC && waitedLong(row))
                .toList();
        return bodies.isEmpty() ? List.of() : new Steps(log.events(), bodies).inSequence();
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

    private static boolean waitedLong(TaskRow row) {
        for (Slice slice : row.slices()) {
            if (isLongWait(slice)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLongWait(Slice slice) {
        return slice.state() == State.AWAITING && slice.nanos() >= LEAST_NANOS;
    }

    /** What the events tell of bodies that waited long: most do not, and there may be a million. */
    private final class Steps {
        private final List<TaskRow> bodies;
        private final Map<Long, Long> created = new HashMap<>();
        private final Map<Long, List<Seen>> suspensions = new HashMap<>();

        Steps(List<Seen> events, List<TaskRow> bodies) {
            this.bodies = bodies;
            bodies.forEach(body -> suspensions.put(body.id(), new ArrayList<>()));
            for (Seen seen : events) {
                switch (seen.type()) {
                    case "heddle.TaskCreated" -> created.put(seen.number("taskId"), seen.start());
                    case "heddle.TaskStep" -> {
                        @Nullable List<Seen> ofBody = suspensions.get(seen.number("taskId"));
                        if (ofBody != null
                                && seen.text("end").equals("suspended")
                                && !seen.stack().isEmpty()) {
                            ofBody.add(seen);
                        }
                    }
                    default -> {}
                }
            }
        }

        List<SequentialAwaits> inSequence() {
            List<SequentialAwaits> found = new ArrayList<>();
            for (TaskRow body : bodies) {
                List<Seen> steps = suspensions.getOrDefault(body.id(), List.of());
                for (int i = 1; i < steps.size(); i++) {
                    Seen first = steps.get(i - 1);
                    Seen second = steps.get(i);
                    @Nullable Slice one = longWaitAfter(body, first);
                    @Nullable Slice other = one == null ? null : longWaitAfter(body, second);
                    if (one != null && other != null && isStartedAfter(second) && isIndependent(first, second)) {
                        found.add(new SequentialAwaits(body.id(), one, other));
                    }
                }
            }
            return found;
        }

        private boolean isStartedAfter(Seen step) {
            return created.getOrDefault(step.number("awaits"), step.start()) >= step.start();
        }

        private static @Nullable Slice longWaitAfter(TaskRow row, Seen step) {
            int from = Timeline.firstAfter(row.slices(), Slice::endNanos, step.end());
            @Nullable Slice slice = from < row.slices().size() ? row.slices().get(from) : null;
            return slice != null && isLongWait(slice) ? slice : null;
        }
    }
}
