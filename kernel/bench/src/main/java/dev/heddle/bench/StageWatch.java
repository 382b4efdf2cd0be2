package dev.heddle.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Looks again and again which stage a thread is in and how much of the heap is used. Thread-safe. */
final class StageWatch implements AutoCloseable {
    private final Thread watched;
    private final Duration period;
    private final Map<Stage, Integer> seen = new EnumMap<>(Stage.class);
    private final Thread watcher =
            Thread.ofPlatform().name(Tracing.OWN + "watch").daemon().unstarted(this::run);
    private long peak;

    private StageWatch(Thread watched, Duration period) {
        this.watched = watched;
        this.period = period;
    }

    static StageWatch start(Thread watched, Duration period) {
        StageWatch watch = new StageWatch(watched, period);
        watch.watcher.start();
        return watch;
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(period);
            }
        } catch (InterruptedException closed) {
            // it is enough
        }
    }

    private synchronized void look() {
        Stage.of(watched.getStackTrace()).ifPresent(stage -> seen.merge(stage, 1, Integer::sum));
        peak = Math.max(
                peak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** The share of the looks that saw it in this stage. */
    synchronized double share(Stage stage) {
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        return seen.getOrDefault(stage, 0) / (double) Math.max(1, all);
    }

    /** The most bytes of heap in use, garbage included. */
    synchronized long peak() {
        return peak;
    }

    @Override
    public void close() {
        watcher.interrupt();
        try {
            watcher.join(); // it keeps the watched thread, and with it what that thread made
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
