package dev.heddle.tasks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a pool behaves.
 *
 * @param minimum threads that are made without delay when there is work for them
 * @param maximum threads at most
 * @param starvationDelay how long queued work stands still before a thread is added
 * @param keepAlive how long a thread without work stays
 */
record PoolSettings(int minimum, int maximum, Duration starvationDelay, Duration keepAlive) {
    PoolSettings {
        if (minimum < 1) {
            throw new IllegalArgumentException("a pool needs 1 thread at least, not " + minimum);
        }
        if (maximum < minimum) {
            throw new IllegalArgumentException(
                    "the maximum of " + maximum + " threads is less than the minimum of " + minimum);
        }
        if (maximum > ThreadCounts.LIMIT) {
            throw new IllegalArgumentException("a pool has " + ThreadCounts.LIMIT + " threads at most, not " + maximum);
        }
        if (!starvationDelay.isPositive()) {
            throw new IllegalArgumentException("the starvation delay must be positive, not " + starvationDelay);
        }
        if (keepAlive.isNegative()) {
            throw new IllegalArgumentException("the time to keep idle threads cannot be negative: " + keepAlive);
        }
    }

    long starvationNanos() {
        return TimeUnit.NANOSECONDS.convert(starvationDelay);
    }

    long keepAliveNanos() {
        return TimeUnit.NANOSECONDS.convert(keepAlive);
    }

    PoolSettings withMinimum(int threads) {
        return new PoolSettings(threads, maximum, starvationDelay, keepAlive);
    }

    PoolSettings withMaximum(int threads) {
        return new PoolSettings(minimum, threads, starvationDelay, keepAlive);
    }
}
