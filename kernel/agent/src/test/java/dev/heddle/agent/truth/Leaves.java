package dev.heddle.agent.truth;

import dev.heddle.agent.truth.Program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What one thread does alone, or against those that want the same locks. */
@SuppressWarnings({"ThreadPriorityCheck", "WaitNotInLoop"}) // to give way and to wait for nothing is what is traced
final class Leaves {
    private static final Object FIRST = new Object();
    private static final ReentrantLock SECOND = new ReentrantLock();
    private static final Object THIRD = new Object();

    private Leaves() {}

    static List<Step> draw(Random random, int count) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(Program.inOrder(List.of(draw(random), draw(random))));
        }
        return steps;
    }

    static Step draw(Random random) {
        long time = random.nextLong(1, 3_000_000);
        Step alone = alone(random, time);
        return switch (random.nextInt(6)) {
            case 0 ->
                () -> {
                    synchronized (FIRST) {
                        alone.run();
                    }
                };
            case 1 ->
                () -> {
                    SECOND.lock();
                    try {
                        alone.run();
                    } finally {
                        SECOND.unlock();
                    }
                };
            case 2 ->
                () -> {
                    synchronized (FIRST) {
                        SECOND.lock();
                        try {
                            alone.run();
                        } finally {
                            SECOND.unlock();
                        }
                    }
                };
            default -> alone;
        };
    }

    private static Step alone(Random random, long nanos) {
        return switch (random.nextInt(7)) {
            case 0 -> () -> Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            case 1 -> () -> LockSupport.parkNanos(nanos);
            case 2 -> Thread::yield;
            case 3 ->
                () -> {
                    synchronized (THIRD) {
                        THIRD.wait(1 + nanos / 1_000_000);
                    }
                };
            case 4 ->
                () -> {
                    synchronized (THIRD) {
                        THIRD.notifyAll();
                    }
                };
            default -> () -> compute(nanos / 4);
        };
    }

    private static void compute(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
