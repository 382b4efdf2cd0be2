package dev.heddle.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Arithmetic that takes about so much CPU time, on whatever machine. */
final class Chore implements Load.Once {
    private static final int TRIES = 2_000;

    private final int steps;
    private int state = 1;

    private Chore(int steps) {
        this.steps = steps;
    }

    static Chore ofAbout(Duration time) {
        Chore chore = new Chore(1_000);
        double nanos = 0;
        for (int warming = 0; warming < 5; warming++) {
            nanos = chore.timed();
        }
        return new Chore((int) Math.max(1, chore.steps * time.toNanos() / nanos));
    }

    private double timed() {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < TRIES; i++) {
            run();
        }
        return Math.max(1, threads.getCurrentThreadCpuTime() - begin) / (double) TRIES;
    }

    /** Each step needs the one before it, so the compiler can neither leave one out nor do several at a time. */
    @Override
    public void run() {
        int x = state;
        for (int i = 0; i < steps; i++) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
        }
        state = x;
    }
}
