package dev.heddle.trace.compare;

import java.time.Duration;

/**
 * One measurement: several runs in a row where one is too short for the clock.
 *
 * @param round in which it was taken; every variant is measured once in each
 * @param runs how many runs it is made of
 * @param wall of all of them by the clock
 * @param cpu of all of them, of the whole process
 * @param allocatedBytes of all of them, by all threads
 */
public record Sample(int round, long runs, Duration wall, Duration cpu, long allocatedBytes) {
    /** How long one run took, in nanoseconds. */
    public double nanosPerRun() {
        return (double) wall.toNanos() / runs;
    }

    double bytesPerRun() {
        return (double) allocatedBytes / runs;
    }
}
