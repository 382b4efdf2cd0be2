package dev.heddle.trace;

/**
 * The clock of a recording: nanoseconds since it began, from the ticks of its events.
 *
 * <p>It never asks for the time of day, which may jump while a recording goes on.
 */
record TickClock(long zeroTicks, double ticksPerNano) {
    private static final double NANOS_PER_SECOND = 1e9;

    static TickClock of(ChunkHeader first) {
        return new TickClock(first.startTicks(), first.ticksPerSecond() / NANOS_PER_SECOND);
    }

    long nanos(long ticks) {
        return (long) ((ticks - zeroTicks) / ticksPerNano);
    }
}
