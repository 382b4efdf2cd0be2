package dev.heddle.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which threads and tasks are part of a trace, by the rule that {@link ThreadRecorder} states. */
final class Membership {
    /** Less CPU time than this may be spent by being looked at. */
    private static final long MOVED_NANOS = 200_000;

    private final EventLog log;
    private final Hooked hooked;
    private final Predicate<ThreadIdentity> ignored;
    private final Map<Long, Seen> starts = new HashMap<>();
    private final Map<Long, Long> startedByVirtual = new HashMap<>();
    private final Set<Long> members = new HashSet<>();
    private final Set<Long> foreign;
    private final Map<Long, Seen> tasks = new HashMap<>();

    Membership(EventLog log, CpuTimes cpu, Hooked hooked, Predicate<ThreadIdentity> ignored, Set<Long> otherTraced) {
        this.log = log;
        this.hooked = hooked;
        this.ignored = ignored;
        this.foreign = new HashSet<>(otherTraced);
        long cell = log.traced().thread();
        foreign.remove(cell);
        members.add(cell);
        if (log.isForeign()) {
            log.threads().keySet().forEach(this::admit);
        }
        log.events().forEach(this::follow);
        int known = members.size();
        for (Seen seen : log.events()) {
            if (moved(seen)) {
                admitBystander(seen.thread());
            }
        }
        for (Seen sample : log.samples()) {
            if (cpu.used(sample.thread(), log.wall()).toNanos() >= MOVED_NANOS) {
                admitBystander(sample.thread());
            }
        }
        if (members.size() > known) {
            followTasksOfBystanders();
        }
    }

    /**
     * A thread that was there before creates tasks too, such as the event thread in a listener; they and the threads that
     * run them are known only once the thread is.
     */
    private void followTasksOfBystanders() {
        for (Seen seen : log.events()) {
            switch (seen.type()) {
                case "heddle.TaskCreated", "heddle.TaskStep" -> follow(seen);
                default -> {}
            }
        }
    }

    /** In order of time, so that whoever starts or creates something is known before it. */
    private void follow(Seen seen) {
        switch (seen.type()) {
            case "jdk.ThreadStart" -> {
                starts.put(seen.thread(), seen);
                long parent = parent(seen);
                boolean byUnknownVirtual =
                        log.identity(parent).isCarrier() && !hooked.mounts().areKnown();
                if (members.contains(parent) || byUnknownVirtual) {
                    admit(seen.thread());
                } else if (foreign.contains(parent)) {
                    foreign.add(seen.thread());
                }
            }
            case "heddle.PlatformThreadStarted" -> startedByVirtual.put(seen.number("platformThread"), seen.thread());
            case "heddle.VirtualThreadStarted" -> {
                long started = seen.number("virtualThread");
                starts.put(started, seen);
                if (members.contains(seen.thread())) {
                    admit(started);
                }
            }
            case "jdk.VirtualThreadStart" -> {
                boolean unknown = starts.putIfAbsent(seen.thread(), seen) == null;
                if (unknown && !hooked.mounts().areKnown()) { // else it was started just before the trace
                    admit(seen.thread());
                }
            }
            case "heddle.WorkRan" -> {
                Works.Work work = hooked.works().ranBy(seen);
                if (work != null && members.contains(work.submitted.thread())) {
                    admit(seen.thread());
                }
            }
            case "heddle.TaskCreated" -> {
                long parent = seen.number("parentId");
                boolean root = parent == 0 || log.isForeign();
                boolean ours = root ? members.contains(seen.thread()) : tasks.containsKey(parent);
                if (ours) {
                    tasks.put(seen.number("taskId"), seen);
                }
            }
            case "heddle.TaskStep" -> {
                if (tasks.containsKey(seen.number("taskId"))) {
                    admit(seen.thread());
                }
            }
            default -> {}
        }
    }

    private boolean moved(Seen seen) {
        return switch (seen.type()) {
            case "jdk.ThreadEnd", "jdk.ExecutionSample", Waits.CONTEXT_PUMPED -> true;
            case "jdk.ThreadSleep", "jdk.JavaMonitorWait", "jdk.JavaMonitorEnter" -> ended(seen);
            case "jdk.SocketRead", "jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite" -> ended(seen);
            default -> false;
        };
    }

    private boolean ended(Seen seen) {
        return seen.end() <= log.wall();
    }

    private void admitBystander(long thread) {
        if (!foreign.contains(thread) && !starts.containsKey(thread)) {
            admit(thread);
        }
    }

    private void admit(long thread) {
        ThreadIdentity who = log.identity(thread);
        if (!who.isMachinery() && !ignored.test(who)) {
            members.add(thread);
        }
    }

    /**
     * Id of the thread that started another; 0 when nobody knows. Of a platform thread that a virtual one starts the JVM
     * names the carrier, and the agent the thread.
     */
    long parent(Seen start) {
        return switch (start.type()) {
            case "heddle.VirtualThreadStarted" -> start.thread();
            case "jdk.ThreadStart" -> startedByVirtual.getOrDefault(start.thread(), start.number("parentThread"));
            default -> 0; // the JVM does not say who started a virtual one
        };
    }

    /** Whether the task, the virtual thread or the work that a thread runs during this event has a row. */
    boolean hasRow(Seen step) {
        return switch (step.type()) {
            case "heddle.VirtualThreadMounted" -> members.contains(step.number("virtualThread"));
            case "heddle.WorkRan" -> {
                Works.Work work = hooked.works().ranBy(step);
                yield work != null && members.contains(work.submitted.thread());
            }
            default -> tasks.containsKey(step.number("taskId"));
        };
    }

    Set<Long> threads() {
        return members;
    }

    /** Where each task of the trace was created, by its id. */
    Map<Long, Seen> tasks() {
        return tasks;
    }

    /** The events that tell of each thread's start during the trace, by its id. */
    Map<Long, Seen> starts() {
        return starts;
    }
}
