package dev.heddle.bench;

import dev.heddle.tasks.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Who can be handed a piece of work. */
public enum Pool {
    @Row(value = "`Task.run`", ours = true)
    TASK_RUN {
        @Override
        Future<Integer> submit(Work work) {
            return Task.run(work);
        }
    },

    @Row("`ForkJoinPool.commonPool().submit`")
    FORK_JOIN {
        @Override
        Future<Integer> submit(Work work) {
            return ForkJoinPool.commonPool().submit((Callable<Integer>) work);
        }
    },

    @Row("`CompletableFuture.supplyAsync`")
    SUPPLY_ASYNC {
        @Override
        Future<Integer> submit(Work work) {
            return CompletableFuture.supplyAsync(work);
        }
    },

    @Row("`new ForkJoinPool(cores).submit`")
    FORK_JOIN_OF_CORES {
        @Override
        Future<Integer> submit(Work work) {
            return Threads.FORK_JOIN.submit((Callable<Integer>) work);
        }
    },

    @Row("`CompletableFuture.supplyAsync` to `new ForkJoinPool(cores)`")
    SUPPLY_ASYNC_TO_CORES {
        @Override
        Future<Integer> submit(Work work) {
            return CompletableFuture.supplyAsync(work, Threads.FORK_JOIN);
        }
    },

    @Row("`Executors.newFixedThreadPool(cores)`")
    FIXED {
        @Override
        Future<Integer> submit(Work work) {
            return Threads.FIXED.submit(work);
        }
    },

    @Row("`Executors.newVirtualThreadPerTaskExecutor()`")
    VIRTUAL {
        @Override
        Future<Integer> submit(Work work) {
            return Threads.VIRTUAL.submit(work);
        }
    };

    abstract Future<Integer> submit(Work work);

    /** Made by the one who asks first, so that a measured JVM has no other pools than its own. */
    private static final class Threads {
        static final int CORES = Runtime.getRuntime().availableProcessors();
        static final ForkJoinPool FORK_JOIN = new ForkJoinPool(CORES);
        static final ExecutorService FIXED =
                Executors.newFixedThreadPool(CORES, Thread.ofPlatform().daemon().factory());
        static final ExecutorService VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();
    }
}
