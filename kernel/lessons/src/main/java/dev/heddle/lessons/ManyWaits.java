package dev.heddle.lessons;

import dev.heddle.lessons.ThreeWays.Way;
import dev.heddle.tasks.Action;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadFilter;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.compare.ThreadUse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same wait very often at once, in three ways: in async bodies, on virtual threads, and on a pool of platform threads.
 * Immutable.
 */
public final class ManyWaits {
    /** How many threads the pool has: as many as those of Jetty and Tomcat have unless told otherwise. */
    public static final int POOL_THREADS = 200;

    private static final int WARM_UP = 50;

    private final String kind;
    private final int waits;
    private final int atOnce;
    private final Action before;

    private ManyWaits(String kind, int waits, int atOnce, Action before) {
        if (waits < 1 || atOnce < 1) {
            throw new IllegalArgumentException("there is nothing to do: " + waits + " waits, " + atOnce + " at once");
        }
        this.kind = kind;
        this.waits = waits;
        this.atOnce = atOnce;
        this.before = before;
    }

    /** So many waits of a kind, all at once as far as the way allows it. */
    public static ManyWaits of(String kind, int waits) {
        return new ManyWaits(kind, waits, waits, () -> {});
    }

    /** The same with no more at once than this, because what is waited for bears no more. */
    public ManyWaits atOnce(int most) {
        return new ManyWaits(kind, waits, most, before);
    }

    /** The same, with something to do before each run, such as starting what is waited for. */
    public ManyWaits before(Action eachRun) {
        return new ManyWaits(kind, waits, atOnce, eachRun);
    }

    /**
     * One wait of many.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Wait<T> {
        /** The one of this number, counted from 0. */
        T of(int number) throws Exception;
    }

    /**
     * Measures the three ways, one after the other: each runs with a few waits to warm up, and then once under a trace. The
     * calling thread must be one that may await outside a body, as a cell's may. The bodies run on it; otherwise it is free.
     *
     * @param asynchronous begins a wait that holds no thread
     * @param blocking is the same wait, but holds its thread
     * @throws IllegalArgumentException when the ways give different results
     * @throws Exception what a wait throws
     */
    public ThreeWays measure(Wait<? extends CompletableFuture<?>> asynchronous, Wait<?> blocking) throws Exception {
        Way async =
                way("async/await", lane -> Async.async("wait", lane), number -> Async.await(asynchronous.of(number)));
        Way virtual = wayOn(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("virtual-", 1).factory()),
                "virtual threads",
                blocking);
        Way pool = wayOn(
                Executors.newFixedThreadPool(
                        POOL_THREADS,
                        Thread.ofPlatform().name("waiter-", 1).daemon().factory()),
                "pool of " + POOL_THREADS,
                blocking);
        return new ThreeWays(kind, async, virtual, pool);
    }

    private Way wayOn(ExecutorService threads, String name, Wait<?> wait) throws Exception {
        try {
            return way(name, lane -> start(threads, lane), wait);
        } finally {
            threads.shutdownNow();
        }
    }

    private static CompletableFuture<?> start(Executor threads, Action lane) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                lane.run();
                end.complete(null);
            } catch (Throwable failure) { // whatever a wait throws is told where it is awaited
                end.completeExceptionally(failure);
            }
        });
        return end;
    }

    private Way way(String name, Function<Action, CompletableFuture<?>> starter, Wait<?> wait) throws Exception {
        before.run();
        new Run(Math.min(WARM_UP, waits), wait).all(starter);

        before.run();
        Run run = new Run(waits, wait);
        TraceOptions options =
                TraceOptions.titled(kind + ", " + name).ignoring(ThreadFilter.group(Elsewhere.THREAD_GROUP));
        try (ThreadRecorder recorder = ThreadRecorder.start(options)) {
            run.all(starter);
            return new Way(name, run.results(), run.mostAtOnce.get(), ThreadUse.of(recorder.stop()));
        }
    }

    /** As many lanes as waits may be under way at once; each does its share of them, one after the other. */
    private final class Run {
        private final Wait<?> wait;
        private final Object[] results;
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        Run(int many, Wait<?> wait) {
            this.wait = wait;
            results = new Object[many];
        }

        void all(Function<Action, CompletableFuture<?>> starter) {
            int lanes = Math.min(atOnce, results.length);
            Async.await(Task.whenAll(IntStream.range(0, lanes)
                    .mapToObj(lane -> starter.apply(() -> share(lane, lanes)))
                    .toList()));
        }

        private void share(int lane, int lanes) throws Exception {
            for (int number = lane; number < results.length; number += lanes) {
                mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                results[number] = wait.of(number);
                underWay.decrementAndGet();
            }
        }

        List<Object> results() {
            return List.of(results);
        }
    }
}
