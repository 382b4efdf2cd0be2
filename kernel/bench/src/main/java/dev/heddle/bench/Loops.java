package dev.heddle.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Loops that only compute. */
final class Loops {
    private static final int TIMES = 100;
    private static final int[] NUMBERS = IntStream.range(0, 16_384).toArray();
    private static final ExecutorService CORES = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().factory());

    /** Keeps the compiler from leaving the loops out. */
    static volatile int sink;

    private Loops() {}

    static Load sum() {
        return Load.repeated(TIMES, () -> {
            for (int i = 0; i < TIMES; i++) {
                sink = sumOf(NUMBERS);
            }
        });
    }

    static Load hash() {
        return Load.repeated(TIMES, () -> {
            for (int i = 0; i < TIMES; i++) {
                sink = hashOf(NUMBERS);
            }
        });
    }

    /** The same on as many threads as there are cores, so that none is left for the tracer. */
    static Load hashOnEveryCore() {
        return Loops::hashOnEveryCore;
    }

    private static long hashOnEveryCore(Duration time) throws Exception {
        List<Future<Long>> started = new ArrayList<>();
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            started.add(CORES.submit(() -> hash().run(time)));
        }
        long done = 0;
        for (Future<Long> each : started) {
            done += each.get();
        }
        return done;
    }

    /** What C2 adds up several numbers at a time. */
    private static int sumOf(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** What C2 can do only one number after the other. */
    private static int hashOf(int[] numbers) {
        int hash = 1;
        for (int number : numbers) {
            hash = Integer.rotateLeft(hash ^ number, 5) * 0x9E3779B1;
        }
        return hash;
    }
}
