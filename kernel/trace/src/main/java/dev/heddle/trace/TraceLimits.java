package dev.heddle.trace;

/**
 * How much of a trace is kept, so that no traced code can fill the disk or the heap.
 *
 * @param recordedBytes what a recording may take on disk while it goes on; beyond that its oldest events go, and what the
 *     threads did then is not known
 * @param keptBytes the largest recording that stays behind its trace, on disk, for {@link ThreadTrace#save}; a trace
 *     with a larger one is whole but cannot be saved
 * @param events the most events that a trace is made of; beyond that the shortest waits go first, and both are counted in
 *     {@link dev.heddle.trace.model.Totals#eventsLost}
 */
public record TraceLimits(long recordedBytes, long keptBytes, int events) {
    private static final long MEBIBYTE = 1 << 20;
    private static final int MOST_EVENTS = 2_000_000;
    private static final int FEWEST_EVENTS = 50_000;

    /** An event and what becomes of it in the model take about this much of the heap. */
    private static final int HEAP_BYTES_PER_EVENT = 1_024;

    public TraceLimits {
        if (recordedBytes <= 0 || keptBytes < 0 || events <= 0) {
            throw new IllegalArgumentException("limits must be positive: " + recordedBytes + " and " + keptBytes
                    + " bytes, " + events + " events");
        }
    }

    /** 512 MiB while recording, 64 MiB kept, two million events or as many as the heap has room for. */
    public static TraceLimits standard() {
        long room = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_EVENT;
        return new TraceLimits(512 * MEBIBYTE, 64 * MEBIBYTE, Math.clamp(room, FEWEST_EVENTS, MOST_EVENTS));
    }

    /** The same with another bound on the recording that stays for {@link ThreadTrace#save}; 0 keeps none. */
    public TraceLimits keeping(long bytes) {
        return new TraceLimits(recordedBytes, bytes, events);
    }

    /** The same with another bound on what a recording takes on disk. JFR counts in chunks of about 12 MiB. */
    public TraceLimits recording(long bytes) {
        return new TraceLimits(bytes, keptBytes, events);
    }

    /** The same with another bound on the events of a trace. */
    public TraceLimits ofEvents(int most) {
        return new TraceLimits(recordedBytes, keptBytes, most);
    }
}
