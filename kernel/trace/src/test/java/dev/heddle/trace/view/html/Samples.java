package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Outcome;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import dev.heddle.trace.model.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Traces as a recording could hold them, each hard to draw in its own way. */
public final class Samples {
    private static final long CELL = 1;
    private static final long POOL_1 = 21;
    private static final long POOL_2 = 22;
    private static final long HTTP = 30;

    private Samples() {}

    /** An async method that downloads, then computes on the pool, beside a blocking read on the pool. */
    public static ThreadTrace ordinary() {
        long process = 3;
        long legacy = 4;
        List<ThreadLane> threads = List.of(
                lane(
                        CELL,
                        "cell",
                        Kind.CELL,
                        "cell",
                        millis(0, 14, State.RUNNING, 2, "processData", "", CELL, 1),
                        millis(14, 196, State.FREE, 4, "processData", "", CELL, 0),
                        millis(196, 203, State.RUNNING, 7, "processData", "", CELL, 1),
                        millis(203, 300, State.FREE, 8, "processData", "", CELL, 0),
                        millis(300, 312, State.RUNNING, 9, "processData", "", CELL, 1)),
                started(
                        POOL_1,
                        "pool-1",
                        Kind.POOL_WORKER,
                        "pool",
                        203,
                        312,
                        millis(204, 262, State.RUNNING, 8, "process", "", POOL_1, process),
                        millis(262, 281, State.BLOCKED, 12, "process", "java.util.HashMap", POOL_1, process),
                        millis(281, 299, State.RUNNING, 13, "process", "", POOL_1, process),
                        millis(299, 312, State.IDLE, 0, "", "", POOL_1, 0)),
                started(
                        POOL_2,
                        "pool-2",
                        Kind.POOL_WORKER,
                        "pool",
                        15,
                        312,
                        millis(16, 214, State.IO, 5, "legacyRead", "socket read 127.0.0.1:8080", POOL_2, legacy),
                        millis(214, 219, State.READY, 5, "legacyRead", "", POOL_2, legacy),
                        millis(219, 281, State.RUNNING, 6, "legacyRead", "", POOL_2, legacy),
                        millis(281, 312, State.IDLE, 0, "", "", POOL_2, 0)),
                lane(
                        HTTP,
                        "HttpClient-1-SelectorManager",
                        Kind.PLATFORM,
                        "HttpClient-1",
                        millis(3, 6, State.RUNNING, 0, "", "", HTTP, 0),
                        millis(92, 95, State.RUNNING, 0, "", "", HTTP, 0),
                        millis(192, 195, State.RUNNING, 0, "", "", HTTP, 0)));
        List<TaskRow> tasks = List.of(
                new TaskRow(
                        1,
                        0,
                        "processData",
                        TaskRow.Kind.ASYNC,
                        Outcome.COMPLETED,
                        List.of(
                                millis(0, 14, State.RUNNING, 2, "processData", "", CELL, 1),
                                millis(14, 196, State.AWAITING, 4, "processData", "await download", 0, 1),
                                millis(196, 203, State.RUNNING, 7, "processData", "", CELL, 1),
                                millis(203, 300, State.AWAITING, 8, "processData", "await process", 0, 1),
                                millis(300, 312, State.RUNNING, 9, "processData", "", CELL, 1))),
                new TaskRow(
                        2,
                        1,
                        "download",
                        TaskRow.Kind.SOURCE,
                        Outcome.COMPLETED,
                        List.of(millis(5, 194, State.AWAITING, 4, "processData", "", 0, 2))),
                new TaskRow(
                        process,
                        1,
                        "process",
                        TaskRow.Kind.RUN,
                        Outcome.FAULTED,
                        List.of(
                                millis(203, 204, State.QUEUED, 8, "processData", "", 0, process),
                                millis(204, 262, State.RUNNING, 8, "process", "", POOL_1, process),
                                millis(262, 281, State.BLOCKED, 12, "process", "java.util.HashMap", POOL_1, process),
                                millis(281, 299, State.RUNNING, 13, "process", "", POOL_1, process))),
                new TaskRow(
                        legacy,
                        0,
                        "legacyRead",
                        TaskRow.Kind.RUN,
                        Outcome.COMPLETED,
                        List.of(
                                millis(14, 16, State.QUEUED, 4, "processData", "", 0, legacy),
                                millis(
                                        16,
                                        214,
                                        State.IO,
                                        5,
                                        "legacyRead",
                                        "socket read 127.0.0.1:8080",
                                        POOL_2,
                                        legacy),
                                millis(214, 219, State.READY, 5, "legacyRead", "", POOL_2, legacy),
                                millis(219, 281, State.RUNNING, 6, "legacyRead", "", POOL_2, legacy))));
        List<HandOff> handOffs = List.of(
                new HandOff(ms(14), CELL, ms(16), POOL_2, legacy, "Task.run legacyRead"),
                new HandOff(ms(195), HTTP, ms(196), CELL, 1, "resume processData"),
                new HandOff(ms(203), CELL, ms(204), POOL_1, process, "Task.run process"),
                new HandOff(ms(299), POOL_1, ms(300), CELL, 1, "resume processData"));
        Totals totals = new Totals(ms(312), ms(312), ms(161), 4, 2, 0, ms(217), ms(279), 0, Duration.ofNanos(850_000));
        return new ThreadTrace("In[4]", totals, 2, threads, tasks, handOffs, List.of());
    }

    public static ThreadTrace empty() {
        return trace("In[1]", Duration.ZERO, List.of(), List.of());
    }

    static ThreadTrace oneThread() {
        return trace(
                "In[2]",
                ms(40),
                List.of(lane(
                        CELL,
                        "cell",
                        Kind.CELL,
                        "cell",
                        millis(0, 12, State.RUNNING, 1, "main", "", CELL, 0),
                        millis(12, 32, State.SLEEPING, 2, "main", "", CELL, 0),
                        millis(32, 40, State.RUNNING, 3, "main", "", CELL, 0))),
                List.of());
    }

    /** A pool of 200 workers that mostly sleep, each running one task. */
    public static ThreadTrace twoHundredThreads() {
        List<ThreadLane> threads = new ArrayList<>();
        List<TaskRow> tasks = new ArrayList<>();
        threads.add(lane(CELL, "cell", Kind.CELL, "cell", millis(0, 500, State.RESULT, 3, "main", "", CELL, 0)));
        Random random = new Random(7);
        for (int i = 1; i <= 200; i++) {
            long thread = 100L + i;
            int start = random.nextInt(200);
            int held = start + 2 + random.nextInt(10);
            int end = held + 40 + random.nextInt(240);
            List<Slice> slices = List.of(
                    millis(start, held, State.RUNNING, 1, "work", "", thread, i),
                    millis(held, end, State.SLEEPING, 2, "work", "", thread, i));
            threads.add(
                    started(thread, "pool-" + i, Kind.POOL_WORKER, "pool", start, 500, slices.toArray(Slice[]::new)));
            tasks.add(new TaskRow(i, 0, "work", TaskRow.Kind.RUN, Outcome.COMPLETED, slices));
        }
        return trace("In[5]", ms(500), threads, tasks);
    }

    public static ThreadTrace hostileNames() {
        String script = "</title><script>alert(1)</script>";
        String quotes = "\"><img src=x onerror='alert(1)'>&amp;";
        String control = "NUL\0 BEL\7 ESC\33[31m line\nbreak";
        String reversed = "user\u202Egnp.exe\u2066 \u200B zero \uFEFF lone \uD800 end \uFFFF";
        List<String> names = List.of(script, quotes, control, reversed, "]]>", "", "مرحبا", "线程池的名字");
        List<ThreadLane> threads = new ArrayList<>();
        List<TaskRow> tasks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<Slice> slices =
                    List.of(new Slice(ms(i), ms(i + 80), State.PARKED, new Place(name, 3, name), name, 50 + i, 1 + i));
            threads.add(lane(50 + i, name, Kind.PLATFORM, name, slices.toArray(Slice[]::new)));
            tasks.add(new TaskRow(1 + i, 0, name, TaskRow.Kind.ASYNC, Outcome.CANCELLED, slices));
        }
        ThreadTrace trace = trace(script, ms(100), threads, tasks);
        HandOff handOff = new HandOff(ms(10), 50, ms(20), 52, 1, script);
        return new ThreadTrace(
                trace.title(), trace.totals(), 4, trace.threads(), trace.tasks(), List.of(handOff), List.of());
    }

    static ThreadTrace longNames() {
        String longName = "a-thread-whose-name-goes-on-and-on-".repeat(30);
        List<ThreadLane> threads = new ArrayList<>();
        List<TaskRow> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Slice slice = new Slice(
                    ms(i * 10L),
                    ms(i * 10L + 45),
                    State.IO,
                    new Place("In[3]", i + 1, longName),
                    longName,
                    50 + i,
                    1 + i);
            threads.add(lane(50 + i, longName + i, Kind.PLATFORM, longName + i, slice));
            tasks.add(new TaskRow(1 + i, i, longName + i, TaskRow.Kind.ASYNC, Outcome.PENDING, List.of(slice)));
        }
        return trace("In[3]", ms(100), threads, tasks);
    }

    /** One thread whose wall time is as given: a run, a wait for a lock and a run, a third each. */
    static ThreadTrace lasting(Duration wall) {
        Duration third = wall.dividedBy(3);
        List<Slice> slices = List.of(
                new Slice(Duration.ZERO, third, State.RUNNING, new Place("In[6]", 1, "main"), "", CELL, 0),
                new Slice(
                        third, third.multipliedBy(2), State.BLOCKED, new Place("In[6]", 2, "main"), "Object", CELL, 0),
                new Slice(third.multipliedBy(2), wall, State.RUNNING, new Place("In[6]", 3, "main"), "", CELL, 0));
        return trace(
                "In[6]", wall, List.of(lane(CELL, "cell", Kind.CELL, "cell", slices.toArray(Slice[]::new))), List.of());
    }

    /** Ten workers with 100,000 slices each: computing, blocked and idle in turn, busier towards the end. */
    static ThreadTrace crowded(int lanes, int slicesPerLane) {
        List<ThreadLane> threads = IntStream.range(0, lanes)
                .mapToObj(lane -> {
                    Random random = new Random(lane);
                    long step = 1_000_000_000L / slicesPerLane;
                    List<Slice> slices = new ArrayList<>(slicesPerLane);
                    for (int i = 0; i < slicesPerLane; i++) {
                        State state = random.nextInt(slicesPerLane) < i
                                ? State.RUNNING
                                : random.nextBoolean() ? State.BLOCKED : State.IDLE;
                        slices.add(new Slice(
                                Duration.ofNanos(i * step),
                                Duration.ofNanos((i + 1) * step),
                                state,
                                null,
                                "",
                                10 + lane,
                                1 + i % 7));
                    }
                    return lane(
                            10 + lane, "worker-" + lane, Kind.PLATFORM, "worker-" + lane, slices.toArray(Slice[]::new));
                })
                .toList();
        return trace("In[7]", Duration.ofSeconds(1), threads, List.of());
    }

    /** A machine with far more cores than the cell holds threads, and a recording that lost events. */
    static ThreadTrace manyCores() {
        ThreadTrace trace = ordinary();
        Totals totals = trace.totals();
        Totals lossy = new Totals(
                totals.wall(),
                totals.code(),
                totals.cpu(),
                totals.threadsUsed(),
                totals.platformThreadsStarted(),
                totals.virtualThreadsStarted(),
                totals.heldWaiting(),
                totals.awaitedWithoutThread(),
                1_234,
                totals.overhead());
        return new ThreadTrace(trace.title(), lossy, 64, trace.threads(), trace.tasks(), trace.handOffs(), List.of());
    }

    /** Every kind of thread beside the others, each with a name of its kind. */
    static ThreadTrace kinds() {
        Kind[] kinds = {
            Kind.CELL,
            Kind.CONTEXT,
            Kind.CONTEXT,
            Kind.POOL_WORKER,
            Kind.POOL_WORKER,
            Kind.CARRIER,
            Kind.VIRTUAL,
            Kind.PLATFORM
        };
        String[] names = {
            "cell",
            "ui",
            "AWT-EventQueue-0",
            "heddle-worker-1",
            "heddle-worker-2",
            "ForkJoinPool-1-worker-1",
            "virtual-41",
            "HttpClient-1-SelectorManager"
        };
        List<ThreadLane> threads = new ArrayList<>();
        List<TaskRow> tasks = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            long task = kinds[i] == Kind.VIRTUAL || kinds[i] == Kind.CARRIER ? -41 : i + 1;
            long thread = kinds[i] == Kind.VIRTUAL ? 41 : 20 + i;
            Slice slice = millis(10L * i, 10L * i + 30, State.RUNNING, i + 1, "work", "", thread, task);
            threads.add(lane(thread, names[i], kinds[i], names[i].replaceFirst("-\\d+$", ""), slice));
            if (kinds[i] != Kind.CARRIER) {
                TaskRow.Kind kind = kinds[i] == Kind.VIRTUAL ? TaskRow.Kind.VIRTUAL_THREAD : TaskRow.Kind.RUN;
                tasks.add(new TaskRow(task, 0, "work-" + i, kind, Outcome.COMPLETED, List.of(slice)));
            }
        }
        return trace("In[9]", ms(110), threads, tasks);
    }

    /** As much of everything as can be thought of, under names that escaping makes long. */
    public static ThreadTrace worst() {
        String name = "\"'<&>\u202E".repeat(40);
        List<ThreadLane> threads = new ArrayList<>();
        List<TaskRow> tasks = new ArrayList<>();
        List<HandOff> handOffs = new ArrayList<>();
        Random random = new Random(5);
        State[] states = State.values();
        List<Kind> kinds = List.of(Kind.CONTEXT, Kind.POOL_WORKER, Kind.CARRIER, Kind.VIRTUAL, Kind.PLATFORM);
        for (int i = 1; i <= 600; i++) {
            List<Slice> slices = new ArrayList<>();
            for (int at = 0; at < 900; at += 1 + random.nextInt(9)) {
                State state = states[random.nextInt(states.length)];
                slices.add(new Slice(ms(at), ms(at + 1), state, new Place(name, 1, name), name, i, i));
            }
            Kind kind = kinds.get(i % kinds.size());
            threads.add(lane(i, name + i, kind, name + i / (i < 40 ? 1 : 20), slices.toArray(Slice[]::new)));
            tasks.add(new TaskRow(i, i / 2, name + "x".repeat(i), TaskRow.Kind.RUN, Outcome.PENDING, slices));
            handOffs.add(new HandOff(ms(i), i, ms(i + 1), 1 + i % 7, i, name));
        }
        ThreadTrace trace = trace(name, ms(900), threads, tasks);
        return new ThreadTrace(name, trace.totals(), 64, threads, tasks, handOffs, List.of());
    }

    static ThreadTrace trace(String title, Duration wall, List<ThreadLane> threads, List<TaskRow> tasks) {
        Totals totals = new Totals(
                wall,
                wall,
                wall.dividedBy(2),
                threads.size(),
                (int) threads.stream()
                        .filter(lane -> lane.startedInTrace() && !lane.isVirtual())
                        .count(),
                (int) threads.stream().filter(ThreadLane::isVirtual).count(),
                held(threads),
                Duration.ZERO,
                0,
                wall.dividedBy(500));
        return new ThreadTrace(title, totals, 2, threads, tasks, List.of(), List.of());
    }

    private static Duration held(List<ThreadLane> threads) {
        return threads.stream()
                .flatMap(lane -> lane.slices().stream())
                .filter(slice -> slice.state().hold() == State.Hold.WAITING)
                .map(Slice::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    static ThreadLane lane(long id, String name, Kind kind, String pool, Slice... slices) {
        Duration end = slices.length == 0 ? Duration.ZERO : slices[slices.length - 1].end();
        return new ThreadLane(id, name, kind, pool, false, Duration.ZERO, end, Duration.ZERO, List.of(slices));
    }

    private static ThreadLane started(
            long id, String name, Kind kind, String pool, long begin, long end, Slice... slices) {
        return new ThreadLane(id, name, kind, pool, true, ms(begin), ms(end), Duration.ZERO, List.of(slices));
    }

    static Slice millis(
            long start, long end, State state, int line, String method, String detail, long thread, long task) {
        Place place = line == 0 ? null : new Place("In[4]", line, method);
        return new Slice(ms(start), ms(end), state, place, detail, thread, task);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
