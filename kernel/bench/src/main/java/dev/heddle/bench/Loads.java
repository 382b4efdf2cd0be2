package dev.heddle.bench;

import dev.heddle.tasks.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is measured with and without a trace. */
enum Loads {
    @Row("tasks, about 100,000 a second on a busy core")
    BUSY_TASKS(() -> awaits(10, BusyRounds.ofTasks(10, busy()))),

    @Row("`CompletableFuture`s, about 100,000 a second on a busy core")
    BUSY_FUTURES(() -> awaits(10, BusyRounds.ofFutures(10, busy()))),

    @Row("tasks, 100,000 a second by the clock, parked between")
    PACED_TASKS(() -> awaits(10, BusyRounds.ofTasks(10, new Pace(100)))),

    @Row("tasks, as many as one core can")
    TASKS(() -> awaits(100, () -> new SourceRounds().run(100))),

    @Row("`CompletableFuture`s, as many as one core can")
    FUTURES(() -> awaits(100, () -> new FutureRounds().run(100))),

    @Row("sum of an `int[]`, vectorised")
    SUM(Loops::sum),

    @Row("hash of an `int[]`, one number after the other")
    HASH(Loops::hash),

    @Row("the same hash on every core at once")
    HASH_ON_EVERY_CORE(Loops::hashOnEveryCore),

    @Row("`Task.run` and its result, a thousand at a time")
    TASK_RUN(() -> Load.repeated(RunBenchmark.BATCH, Loads::runTasks)),

    @Row("a virtual thread, started and joined, a thousand at a time")
    VIRTUAL_THREAD(() -> Load.repeated(RunBenchmark.BATCH, () -> startThreads(Thread.ofVirtual(), RunBenchmark.BATCH))),

    @Row("a platform thread, started and joined, ten at a time")
    PLATFORM_THREAD(() -> Load.repeated(10, () -> startThreads(Thread.ofPlatform(), 10)));

    @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
    private final Supplier<Load> maker;

    Loads(Supplier<Load> maker) {
        this.maker = maker;
    }

    Load make() {
        return maker.get();
    }

    String label() {
        try {
            return Table.label(Loads.class.getField(name()));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Load awaits(int rounds, Load.Once action) {
        return Load.repeated((long) Rounds.BODIES * rounds, action);
    }

    /** Nearly all of the ten microseconds that 100,000 a second leave for each; the await itself takes the rest. */
    private static Chore busy() {
        return Chore.ofAbout(Duration.ofNanos(9_500));
    }

    private static void runTasks() {
        List<Task<Integer>> tasks = new ArrayList<>(RunBenchmark.BATCH);
        for (int i = 0; i < RunBenchmark.BATCH; i++) {
            tasks.add(Task.run(Work.EMPTY));
        }
        tasks.forEach(Task::result);
    }

    private static void startThreads(Thread.Builder builder, int count) throws InterruptedException {
        List<Thread> threads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            threads.add(builder.start(() -> {}));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
