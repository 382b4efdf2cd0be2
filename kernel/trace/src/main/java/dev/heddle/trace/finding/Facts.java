package dev.heddle.trace.finding;

import dev.heddle.trace.model.Details;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that rules may know of a trace. What they look up in it is gathered when one asks first, and once for all of them: so
 * it is for one thread at a time.
 */
public final class Facts {
    private final Duration wall;
    private final int cores;
    private final List<ThreadLane> threads;
    private final List<TaskRow> tasks;
    private final Known known;
    private final boolean whole;
    private @Nullable Map<Long, ThreadLane> lanes;
    private @Nullable Map<Long, TaskRow> rows;
    private @Nullable Set<Long> contexts;

    /**
     * The facts of one trace.
     *
     * @param wall from the trace's begin to its end
     * @param cores processors that the JVM could use, 0 when not known
     * @param threads as in the trace
     * @param tasks as in the trace
     * @param known what no slice tells
     * @param whole whether no event was lost
     */
    public Facts(Duration wall, int cores, List<ThreadLane> threads, List<TaskRow> tasks, Known known, boolean whole) {
        this.wall = wall;
        this.cores = cores;
        this.threads = List.copyOf(threads);
        this.tasks = List.copyOf(tasks);
        this.known = known;
        this.whole = whole;
    }

    /**
     * What a recording knows beside lanes and rows.
     *
     * @param lockWaits moments in which a thread was seen to wait for a lock
     * @param selfWaits threads held at the end for tasks that need just these threads
     * @param failures tasks that failed
     * @param sequentialAwaits awaits that came one after the other and need not have
     * @param keepAlive ids of threads that keep a JVM alive: no daemons
     * @param pumped ids of threads of which events tell each time that they asked for their next piece of work
     */
    public record Known(
            List<LockWait> lockWaits,
            List<SelfWait> selfWaits,
            List<Failure> failures,
            List<SequentialAwaits> sequentialAwaits,
            Set<Long> keepAlive,
            Set<Long> pumped) {
        /** Nothing. */
        public static final Known NOTHING = new Known(List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());

        public Known {
            lockWaits = List.copyOf(lockWaits);
            selfWaits = List.copyOf(selfWaits);
            failures = List.copyOf(failures);
            sequentialAwaits = List.copyOf(sequentialAwaits);
            keepAlive = Set.copyOf(keepAlive);
            pumped = Set.copyOf(pumped);
        }
    }

    /**
     * A lock, by what it is and which.
     *
     * @param type the class, as its user knows it
     * @param number tells it from others of its class; 0 when not known
     */
    public record Lock(String type, long number) {}

    /**
     * A thread was seen to wait for a lock.
     *
     * @param atNanos when, since the trace began
     * @param thread id of the one that waits
     * @param lock what it waits for
     * @param place where it waits
     * @param owner id of the thread that has the lock, 0 when not known
     * @param ownerPlace where that was
     * @param ownerIdle whether it had nothing to do then, and still had the lock a moment later
     * @param held the monitors that the waiting thread had at that moment
     * @param deadlocked whether the JVM says that it waits for ever
     */
    public record LockWait(
            long atNanos,
            long thread,
            Lock lock,
            @Nullable Place place,
            long owner,
            @Nullable Place ownerPlace,
            boolean ownerIdle,
            List<Lock> held,
            boolean deadlocked) {
        public LockWait {
            held = List.copyOf(held);
        }
    }

    /**
     * A thread is held for a task whose rest can run on a thread only that is held as well, until this one goes on.
     *
     * @param thread id of the held thread
     * @param task id of the task that it waits for
     * @param body id of the body in the way
     * @param context name of the context that the body goes on in
     * @param needed id of that context's thread
     */
    public record SelfWait(long thread, long task, long body, String context, long needed) {}

    /**
     * A task failed.
     *
     * @param task id of its row
     * @param error the exception's class
     * @param unobserved whether the task was collected before anyone looked at its error
     */
    public record Failure(long task, String error, boolean unobserved) {}

    /**
     * A body awaited one task after another although the second did not need the first one's value, each for {@link #LEAST}
     * or longer.
     *
     * @param body id of the row of the body
     * @param first the body's wait for the first
     * @param second the body's wait for the second
     */
    public record SequentialAwaits(long body, Slice first, Slice second) {
        /** To wait for less one after the other costs too little to tell. */
        public static final Duration LEAST = Duration.ofMillis(10);
    }

    Duration wall() {
        return wall;
    }

    int cores() {
        return cores;
    }

    List<ThreadLane> threads() {
        return threads;
    }

    List<TaskRow> tasks() {
        return tasks;
    }

    Known known() {
        return known;
    }

    boolean whole() {
        return whole;
    }

    /** The lane of the thread with this id; null where it has none. */
    @Nullable ThreadLane lane(long id) {
        if (lanes == null) {
            lanes = byId(threads, ThreadLane::id);
        }
        return lanes.get(id);
    }

    /** The row of the task with this id; null where it has none. */
    @Nullable TaskRow row(long id) {
        if (rows == null) {
            rows = byId(tasks, TaskRow::id);
        }
        return rows.get(id);
    }

    private static <T> Map<Long, T> byId(List<T> all, ToLongFunction<T> id) {
        Map<Long, T> found = HashMap.newHashMap(all.size());
        all.forEach(one -> found.put(id.applyAsLong(one), one));
        return found;
    }

    /** How long threads were as a slice must be, added up. */
    static long nanos(Collection<ThreadLane> lanes, Predicate<Slice> which) {
        long nanos = 0;
        for (ThreadLane lane : lanes) {
            for (Slice slice : lane.slices()) {
                nanos += which.test(slice) ? slice.nanos() : 0;
            }
        }
        return nanos;
    }

    /** Whether a thread serves a context: an event loop, Swing's event thread, or the cell's own while it pumps. */
    boolean servesContext(ThreadLane lane) {
        if (contexts == null) {
            contexts = threads.stream()
                    .filter(one -> !one.isVirtual() && isContextOrPumps(one))
                    .map(ThreadLane::id)
                    .collect(Collectors.toSet());
        }
        return !lane.isVirtual() && contexts.contains(lane.id());
    }

    private static boolean isContextOrPumps(ThreadLane lane) {
        if (lane.kind() == ThreadLane.Kind.CONTEXT) {
            return true;
        }
        for (Slice slice : lane.slices()) {
            if (slice.state() == State.FREE) {
                return true;
            }
        }
        return false;
    }

    /** Whether the thread waits because the JVM reads or initialises a class, which no line of the code asked for. */
    static boolean loadsClass(Slice slice) {
        return slice.detail().startsWith(Details.LOADS_CLASS);
    }
}
