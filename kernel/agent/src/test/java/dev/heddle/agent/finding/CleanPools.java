package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.CORES;
import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.SHORT;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.computed;
import static dev.heddle.agent.finding.CleanProgram.sleep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs with the executors of the JDK. */
@SuppressWarnings({"FutureReturnValueIgnored", "JavaUtilTimer"}) // as people write
final class CleanPools {
    /** There before every trace, and still there after it. */
    private static final ExecutorService KEPT = kept();

    private CleanPools() {}

    private static ExecutorService kept() {
        ThreadFactory daemons = Thread.ofPlatform().daemon().name("kept-", 0).factory();
        var pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
        pool.prestartAllCoreThreads();
        return pool;
    }

    private static List<Callable<Integer>> computations(int number, int millis) {
        return Collections.nCopies(number, () -> computed(millis));
    }

    private static final class Sum extends RecursiveTask<Integer> {
        private final int depth;

        Sum(int depth) {
            this.depth = depth;
        }

        @Override
        protected Integer compute() {
            if (depth == 0) {
                return computed(5);
            }
            Sum left = new Sum(depth - 1);
            Sum right = new Sum(depth - 1);
            left.fork();
            return right.compute() + left.join();
        }
    }

    static List<CleanProgram> programs() {
        return Stream.concat(executors().stream(), futures().stream()).toList();
    }

    private static List<CleanProgram> executors() {
        return List.of(
                CleanProgram.of("a fixed pool computes and is closed", () -> {
                    try (ExecutorService pool = Executors.newFixedThreadPool(CORES)) {
                        computations(20, 10).forEach(pool::submit);
                    }
                }),
                CleanProgram.of("a pool of one's own for calls that wait", () -> {
                    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
                        for (int i = 0; i < 8; i++) {
                            pool.submit(() -> sleep(LONG));
                        }
                    }
                }),
                CleanProgram.of("a scheduled executor, closed", () -> {
                    CountDownLatch ticks = new CountDownLatch(10);
                    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
                        timer.scheduleAtFixedRate(ticks::countDown, 0, 20, TimeUnit.MILLISECONDS);
                        timer.schedule(() -> computed(1), LONG.toMillis(), TimeUnit.MILLISECONDS);
                        ticks.await();
                        timer.shutdown();
                    }
                }),
                CleanProgram.of("invokeAll", () -> {
                    try (ExecutorService pool = Executors.newFixedThreadPool(CORES)) {
                        pool.invokeAll(computations(8, 25));
                    }
                }),
                CleanProgram.of("invokeAny", () -> {
                    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                        pool.invokeAny(computations(2, 20));
                    }
                }),
                CleanProgram.of("a completion service", () -> {
                    try (ExecutorService pool = Executors.newFixedThreadPool(CORES)) {
                        var service = new ExecutorCompletionService<Integer>(pool);
                        computations(8, 15).forEach(service::submit);
                        for (int i = 0; i < 8; i++) {
                            service.take().get();
                        }
                    }
                }),
                CleanProgram.of("one thread for all that touches a value", () -> {
                    List<Integer> values = new ArrayList<>();
                    try (ExecutorService owner = Executors.newSingleThreadExecutor()) {
                        for (int i = 0; i < 200; i++) {
                            int value = i;
                            owner.execute(() -> values.add(value));
                        }
                    }
                }),
                CleanProgram.of("a pool that is full refuses work, or lets the caller do it", () -> {
                    var first = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2));
                    int refused = 0;
                    try (first) {
                        for (int i = 0; i < 10; i++) {
                            try {
                                first.execute(() -> compute(1));
                            } catch (RejectedExecutionException full) {
                                refused++;
                            }
                        }
                    }
                    var second = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2));
                    second.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
                    try (second) {
                        for (int i = 0; i < refused; i++) {
                            second.execute(() -> compute(1));
                        }
                    }
                }),
                CleanProgram.of("a cached pool that is used again", () -> {
                    try (ExecutorService pool = Executors.newCachedThreadPool()) {
                        for (int i = 0; i < 50; i++) {
                            pool.submit(() -> computed(1)).get();
                        }
                    }
                }),
                CleanProgram.of("a pool from before", () -> {
                    for (Future<Integer> each : KEPT.invokeAll(computations(6, 20))) {
                        each.get();
                    }
                }),
                CleanProgram.of("a pool from before waits, and for nobody's task", () -> {
                    Callable<Boolean> wait = () -> {
                        sleep(LONG);
                        return true;
                    };
                    for (Future<Boolean> each : KEPT.invokeAll(Collections.nCopies(4, wait))) {
                        each.get();
                    }
                }),
                CleanProgram.of("a pool of daemons is left", () -> {
                    ThreadFactory daemons =
                            Thread.ofPlatform().daemon().name("left-", 0).factory();
                    ExecutorService pool = Executors.newFixedThreadPool(2, daemons);
                    pool.submit(() -> computed(5)).get();
                }),
                CleanProgram.of("a timer, cancelled", () -> {
                    CountDownLatch ticks = new CountDownLatch(5);
                    Timer timer = new Timer("timer");
                    timer.schedule(
                            new TimerTask() {
                                @Override
                                public void run() {
                                    ticks.countDown();
                                }
                            },
                            10,
                            30);
                    ticks.await();
                    timer.cancel();
                }));
    }

    private static List<CleanProgram> futures() {
        return List.of(
                CleanProgram.of(
                        "supplyAsync computes",
                        () -> CompletableFuture.supplyAsync(() -> computed(150)).join()),
                CleanProgram.of(
                        "a chain of stages",
                        () -> CompletableFuture.supplyAsync(() -> computed(10))
                                .thenApplyAsync(value -> value + computed(10))
                                .thenCompose(value -> CompletableFuture.supplyAsync(() -> value + computed(10)))
                                .thenCombine(CompletableFuture.supplyAsync(() -> computed(20)), Integer::sum)
                                .thenAccept(sum -> compute(1))
                                .join()),
                CleanProgram.of(
                        "allOf",
                        () -> CompletableFuture.allOf(IntStream.range(0, 20)
                                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> computed(5)))
                                        .toArray(CompletableFuture<?>[]::new))
                                .join()),
                CleanProgram.of(
                        "a stage fails and is put right",
                        () -> CompletableFuture.supplyAsync(() -> {
                                    if (computed(1) > 0) {
                                        throw new IllegalStateException("lost");
                                    }
                                    return 1;
                                })
                                .exceptionally(error -> 2)
                                .join()),
                CleanProgram.of(
                        "a delayed executor",
                        () -> CompletableFuture.supplyAsync(
                                        () -> computed(5),
                                        CompletableFuture.delayedExecutor(LONG.toMillis(), TimeUnit.MILLISECONDS))
                                .join()),
                CleanProgram.of("a parallel stream", () -> {
                    int sum = IntStream.range(0, 100)
                            .parallel()
                            .map(i -> computed(3))
                            .sum();
                    if (sum != 300) {
                        throw new IllegalStateException();
                    }
                }),
                CleanProgram.of(
                        "fork and join in the common pool",
                        () -> ForkJoinPool.commonPool().invoke(new Sum(6))),
                CleanProgram.of("fork and join in a pool of one's own", () -> {
                    try (ForkJoinPool pool = new ForkJoinPool(CORES)) {
                        pool.invoke(new Sum(6));
                    }
                }),
                CleanProgram.of("a publisher and its subscriber", () -> {
                    CompletableFuture<Void> all;
                    try (var publisher = new SubmissionPublisher<Integer>()) {
                        all = publisher.consume(value -> computed(1));
                        for (int i = 0; i < 50; i++) {
                            publisher.submit(i);
                        }
                    }
                    all.join();
                }),
                CleanProgram.of("the caller waits with a time limit, and the work is cancelled", () -> {
                    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
                        Future<?> work = pool.submit(() -> {
                            try {
                                Thread.sleep(LONG.multipliedBy(100));
                            } catch (InterruptedException stop) {
                                Thread.currentThread().interrupt();
                            }
                        });
                        try {
                            work.get(SHORT.toMillis(), TimeUnit.MILLISECONDS);
                        } catch (java.util.concurrent.TimeoutException expected) {
                            work.cancel(true);
                        }
                    }
                }));
    }
}
