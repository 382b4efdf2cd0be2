package dev.heddle.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps of tasks that were not over when the trace ended. Their own events were never written; that they were under way is
 * told by {@code heddle.TaskStepOpen}, and when they began follows from what the task and its thread did before.
 */
final class UnfinishedSteps {
    static final String OPEN = "heddle.TaskStepOpen";

    private static final EventShape STEP =
            new EventShape("heddle.TaskStep", List.of("taskId", "awaits"), List.of("end"));
    private static final String[] NOT_OVER = {"open"};

    private final long wall;
    private final Map<Long, Seen> created = new HashMap<>();
    private final Map<Long, Long> lastMoves = new HashMap<>();
    private final Map<Long, List<Seen>> stepsOn = new HashMap<>();
    private final Map<Long, Seen> found = new HashMap<>();

    private UnfinishedSteps(List<Seen> events, long wall) {
        this.wall = wall;
        for (Seen seen : events) {
            switch (seen.type()) {
                case "heddle.TaskCreated" -> {
                    created.put(seen.number("taskId"), seen);
                    lastMoves.put(seen.number("taskId"), seen.start());
                }
                case "heddle.TaskQueued" -> lastMoves.put(seen.number("taskId"), seen.start());
                case "heddle.TaskStep" ->
                    stepsOn.computeIfAbsent(seen.thread(), unknown -> new ArrayList<>())
                            .add(seen);
                default -> {}
            }
        }
    }

    /** The events, in order of time, with those steps among them. */
    static List<Seen> addedTo(List<Seen> events, List<Seen> samples, long wall) {
        List<Seen> open = samples.stream()
                .filter(seen -> seen.is(OPEN) && seen.start() >= wall)
                .toList();
        if (open.isEmpty()) {
            return events;
        }
        UnfinishedSteps steps = new UnfinishedSteps(events, wall);
        open.forEach(seen -> steps.find(seen.number("taskId"), seen.thread()));
        List<Seen> all = new ArrayList<>(events);
        all.addAll(steps.found.values());
        all.sort(Comparator.comparingLong(Seen::start));
        return all;
    }

    private void find(long task, long thread) {
        @Nullable Seen creation = created.get(task);
        if (creation == null || found.containsKey(task)) {
            return;
        }
        boolean first = true;
        long begin = Math.max(0, lastMoves.getOrDefault(task, 0L));
        for (Seen step : stepsOn.getOrDefault(thread, List.of())) {
            boolean own = step.number("taskId") == task;
            first &= !own;
            if (own && step.end() > wall) {
                return; // it ended after the trace, and has its event
            }
            if (own || !isInside(step, task)) {
                begin = Math.max(begin, Math.min(step.end(), wall));
            }
        }
        found.put(task, new Seen(STEP, begin, wall + 1, thread, List.of(), new long[] {task, 0}, NOT_OVER));
        if (first && creation.text("kind").equals("async")) {
            find(creation.number("parentId"), thread); // a body begins within the step that called it
        }
    }

    /** Whether a step ran within one of the task, because the task's code called its body. */
    private boolean isInside(Seen step, long task) {
        @Nullable Seen creation = created.get(step.number("taskId"));
        return creation != null && creation.number("parentId") == task;
    }
}
