package dev.heddle.trace;

import dev.heddle.trace.finding.Facts;
import dev.heddle.trace.finding.Facts.Failure;
import dev.heddle.trace.finding.Facts.Lock;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.finding.Facts.SelfWait;
import dev.heddle.trace.finding.Facts.SequentialAwaits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What findings rest on that no lane and no row tells. */
final class KnownFacts {
    static final String BLOCKED_OPEN = "heddle.TaskBlockedOpen";

    /** A thread that is about to end when the code does is not left running. */
    private static final long ENDS_WITHIN = 15_000_000;

    private final EventLog log;
    private final Map<Long, Seen> tasks;
    private final Stacks stacks;

    KnownFacts(EventLog log, Map<Long, Seen> tasks, Stacks stacks) {
        this.log = log;
        this.tasks = tasks;
        this.stacks = stacks;
    }

    Facts.Known known(List<SequentialAwaits> sequentialAwaits) {
        List<LockWait> lockWaits = new ArrayList<>();
        List<SelfWait> selfWaits = new ArrayList<>();
        Set<Long> keepAlive = new HashSet<>();
        for (Seen seen : log.samples()) {
            switch (seen.type()) {
                case TraceEvents.LOCK_WAIT -> {
                    if (seen.start() >= 0 && (seen.flag("deadlocked") || seen.start() <= log.wall())) {
                        lockWaits.add(lockWait(seen));
                    }
                }
                case BLOCKED_OPEN -> {
                    if (seen.start() >= log.wall()) {
                        selfWaits.add(selfWait(seen));
                    }
                }
                case "heddle.ThreadCpu" -> {
                    if (!log.isLook() && seen.start() >= log.code() + ENDS_WITHIN && !seen.flag("daemon")) {
                        keepAlive.add(seen.thread());
                    }
                }
                default -> {}
            }
        }
        Set<Long> pumped = new HashSet<>();
        Set<Long> unobserved = new HashSet<>();
        List<Seen> faulted = new ArrayList<>();
        for (Seen seen : log.events()) {
            switch (seen.type()) {
                case Waits.CONTEXT_PUMPED, Waits.EVENT_QUEUE_PUMPED -> pumped.add(seen.thread());
                case "heddle.TaskUnobserved" -> unobserved.add(seen.number("taskId"));
                case "heddle.TaskCompleted" -> {
                    if (seen.text("outcome").equals("faulted")) {
                        faulted.add(seen);
                    }
                }
                default -> {}
            }
        }
        return new Facts.Known(
                lockWaits,
                selfWaits.stream().distinct().toList(),
                failures(faulted, unobserved),
                sequentialAwaits,
                keepAlive,
                pumped);
    }

    private LockWait lockWait(Seen seen) {
        Stacks.Stack owner = stacks.of(seen.text("ownerStack"));
        return new LockWait(
                seen.start(),
                seen.thread(),
                new Lock(seen.text("lock"), seen.number("lockId")),
                stacks.of(seen.text("stack")).place(),
                seen.number("owner"),
                owner.place(),
                owner.isIdle(),
                seen.text("held").lines().map(KnownFacts::lock).toList(),
                seen.flag("deadlocked"));
    }

    private static Lock lock(String held) {
        int number = held.lastIndexOf(' ');
        return new Lock(held.substring(0, number), Long.parseLong(held.substring(number + 1)));
    }

    private static SelfWait selfWait(Seen seen) {
        return new SelfWait(
                seen.thread(),
                seen.number("taskId"),
                seen.number("bodyId"),
                seen.text("context"),
                seen.number("needed"));
    }

    private List<Failure> failures(List<Seen> faulted, Set<Long> unobserved) {
        return faulted.stream()
                .filter(seen -> tasks.containsKey(seen.number("taskId")))
                .map(seen -> new Failure(
                        seen.number("taskId"), seen.text("error"), unobserved.contains(seen.number("taskId"))))
                .toList();
    }
}
