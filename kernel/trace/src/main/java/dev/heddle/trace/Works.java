package dev.heddle.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Work that was handed to executors and where it ran, as the agent's hooks tell (docs/events.md). Its number is that of an
 * object, which may be handed over several times: then they are taken in order.
 */
final class Works {
    private static final Pattern ABSTRACT = Pattern.compile("^Abstract");

    /** Below the ids of virtual threads' rows. */
    private static final long FIRST_ROW = -(1L << 48);

    private final List<Work> all;
    private final IdentityHashMap<Seen, Work> byRun = new IdentityHashMap<>();

    /** One piece of work. */
    static final class Work {
        /** Id of its row. */
        final long row;

        /** When and by whom it was handed over. */
        final Seen submitted;

        private @Nullable Seen ran;
        private boolean refused;

        private Work(long row, Seen submitted) {
            this.row = row;
            this.submitted = submitted;
        }

        /** When and where it ran; null when it did not yet, or not to its end. */
        @Nullable Seen ran() {
            return ran;
        }
    }

    Works(List<Seen> events) {
        List<Work> handedOver = new ArrayList<>();
        Map<Long, Deque<Work>> waiting = new HashMap<>();
        for (Seen seen : events) {
            switch (seen.type()) {
                case "heddle.WorkSubmitted" -> {
                    if (!isOwn(seen)) {
                        var work = new Work(FIRST_ROW - handedOver.size(), seen);
                        handedOver.add(work);
                        waiting.computeIfAbsent(seen.number("work"), unknown -> new ArrayDeque<>())
                                .add(work);
                    }
                }
                case "heddle.WorkRefused" -> refused(seen, waiting.get(seen.number("work")));
                case "heddle.WorkRan" -> {
                    Deque<Work> same = waiting.get(seen.number("work"));
                    Work work = same == null ? null : same.poll();
                    if (work != null) {
                        work.ran = seen;
                        byRun.put(seen, work);
                    }
                }
                default -> {}
            }
        }
        all = handedOver.stream().filter(work -> !work.refused).toList();
    }

    /** What an executor did not take was not handed over: the latest that this thread tried to. */
    private static void refused(Seen refusal, @Nullable Deque<Work> same) {
        if (same != null) {
            for (Iterator<Work> latest = same.descendingIterator(); latest.hasNext(); ) {
                Work work = latest.next();
                if (work.submitted.thread() == refusal.thread()) {
                    work.refused = true;
                    latest.remove();
                    return;
                }
            }
        }
    }

    /** What the task library hands to an executor of the JDK has its own events there: it is a delay, a timeout. */
    private static boolean isOwn(Seen submitted) {
        for (Frame frame : submitted.stack()) {
            String type = frame.className();
            if (!type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("dev.heddle.agent.hook.")) {
                return type.startsWith("dev.heddle.tasks.");
            }
        }
        return false;
    }

    /** What they took, in order of its submission. */
    List<Work> all() {
        return all;
    }

    /** The work whose run this is; null when nobody saw it handed over. */
    @Nullable Work ranBy(Seen run) {
        return byRun.get(run);
    }

    /** What the user called to hand it over: {@code CompletableFuture.supplyAsync}. */
    static String name(Seen submitted, Stacks stacks) {
        Stacks.Stack stack = stacks.of(submitted);
        if (stack.place() == null) {
            boolean stage = stack.frames().stream()
                    .anyMatch(frame -> frame.className().startsWith("java.util.concurrent.CompletableFuture"));
            return stage ? "CompletableFuture stage" : "work";
        }
        return stack.called().reversed().stream()
                .filter(frame -> frame.className().startsWith("java."))
                .map(frame -> ABSTRACT.matcher(WaitDetail.simple(frame.className()))
                                .replaceFirst("") + "." + frame.methodName())
                .findFirst()
                .orElse("work");
    }
}
