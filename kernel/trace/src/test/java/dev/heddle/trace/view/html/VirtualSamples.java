package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Outcome;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Traces of virtual threads over two carriers, as the agent that sees mounts makes them. */
public final class VirtualSamples {
    private static final long CELL = 1;
    private static final long[] CARRIERS = {11, 12};
    private static final long MILLI = 1_000_000;

    private VirtualSamples() {}

    /** Six virtual threads that take turns on two carriers; the last one is pinned to its carrier while it waits. */
    static ThreadTrace six() {
        List<List<Slice>> carriers = List.of(new ArrayList<>(), new ArrayList<>());
        List<ThreadLane> virtual = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long id = 31L + i;
            long mount = 2 + i / 2 * 18L;
            long again = 90 + i / 2 * 22L;
            List<Slice> slices = new ArrayList<>();
            if (mount > 2) {
                slices.add(slice(2, mount, State.READY, "", 0, id));
            }
            slices.add(slice(mount, mount + 16, State.RUNNING, "", id, id));
            if (i == 5) {
                slices.add(slice(mount + 16, 84, State.BLOCKED, "java.lang.Object", id, id));
                slices.add(slice(84, 88, State.RUNNING, "", id, id));
            } else {
                slices.add(slice(mount + 16, again - 5, State.AWAITING, "socket read", 0, id));
                slices.add(slice(again - 5, again, State.READY, "", 0, id));
                slices.add(slice(again, again + 20, State.RUNNING, "", id, id));
            }
            virtual.add(lane(id, "fetch-" + (i + 1), Kind.VIRTUAL, "virtual threads", slices));
            List<Slice> carrier = carriers.get(i % 2);
            slices.stream()
                    .filter(slice -> slice.thread() == id)
                    .map(slice -> slice(
                            slice.start().toMillis(),
                            slice.end().toMillis(),
                            State.RUNNING,
                            "",
                            CARRIERS[(int) (id - 31) % 2],
                            id))
                    .forEach(carrier::add);
        }
        List<ThreadLane> threads = new ArrayList<>();
        threads.add(lane(
                CELL,
                "cell",
                Kind.CELL,
                "cell",
                List.of(new Slice(
                        Duration.ZERO, Duration.ofMillis(160), State.WAITING, place(9), "Thread.join", CELL, 0))));
        for (int i = 0; i < CARRIERS.length; i++) {
            List<Slice> slices = carriers.get(i).stream()
                    .sorted((one, other) -> one.start().compareTo(other.start()))
                    .toList();
            threads.add(lane(CARRIERS[i], "ForkJoinPool-1-worker-" + (i + 1), Kind.CARRIER, "carriers", slices));
        }
        threads.addAll(virtual);
        return Samples.trace("In[7]", Duration.ofMillis(160), threads, tasks(virtual));
    }

    /** Threads that run for a moment, wait for most of a second and run again. */
    public static ThreadTrace many(int count) {
        long step = Math.max(10, 240 * MILLI / count);
        List<List<Slice>> carriers = List.of(new ArrayList<>(), new ArrayList<>());
        List<ThreadLane> virtual = new ArrayList<>(count);
        for (long from : new long[] {5 * MILLI, 1_000 * MILLI}) {
            for (int i = 0; i < count; i++) {
                carriers.get(i % 2).add(nanos(from, i / 2, step, CARRIERS[i % 2], -(1000L + i)));
            }
        }
        for (int i = 0; i < count; i++) {
            long id = 1000L + i;
            Slice first = nanos(5 * MILLI, i / 2, step, id, -id);
            Slice last = nanos(1_000 * MILLI, i / 2, step, id, -id);
            Duration ready = Duration.ofNanos(1_000 * MILLI + i / 4 * step);
            virtual.add(lane(
                    id,
                    "virtual-" + id,
                    Kind.VIRTUAL,
                    "virtual threads",
                    List.of(
                            first,
                            new Slice(first.end(), ready, State.AWAITING, null, "", 0, -id),
                            new Slice(ready, last.start(), State.READY, null, "", 0, -id),
                            last)));
        }
        List<ThreadLane> threads = new ArrayList<>(count + 3);
        threads.add(lane(
                CELL,
                "cell",
                Kind.CELL,
                "cell",
                List.of(new Slice(Duration.ZERO, Duration.ofMillis(1200), State.PARKED, place(4), "", CELL, 0))));
        for (int i = 0; i < CARRIERS.length; i++) {
            threads.add(
                    lane(CARRIERS[i], "ForkJoinPool-1-worker-" + (i + 1), Kind.CARRIER, "carriers", carriers.get(i)));
        }
        threads.addAll(virtual);
        return Samples.trace("In[8]", Duration.ofMillis(1200), threads, tasks(virtual));
    }

    private static List<TaskRow> tasks(List<ThreadLane> virtual) {
        return virtual.stream()
                .map(lane -> new TaskRow(
                        -lane.id(), 0, lane.name(), TaskRow.Kind.VIRTUAL_THREAD, Outcome.COMPLETED, lane.slices()))
                .toList();
    }

    private static ThreadLane lane(long id, String name, Kind kind, String pool, List<Slice> slices) {
        Duration begin = kind == Kind.VIRTUAL ? slices.getFirst().start() : Duration.ZERO;
        return new ThreadLane(
                id,
                name,
                kind,
                pool,
                kind == Kind.VIRTUAL,
                begin,
                slices.getLast().end(),
                Duration.ZERO,
                slices);
    }

    private static Place place(int line) {
        return new Place("In[7]", line, "fetch");
    }

    private static Slice slice(long from, long to, State state, String detail, long thread, long virtual) {
        return new Slice(Duration.ofMillis(from), Duration.ofMillis(to), state, place(5), detail, thread, -virtual);
    }

    private static Slice nanos(long from, int slot, long step, long thread, long task) {
        long start = from + slot * step;
        return new Slice(
                Duration.ofNanos(start),
                Duration.ofNanos(start + step * 9 / 10),
                State.RUNNING,
                null,
                "",
                thread,
                task);
    }
}
