package dev.heddle.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a recording holds that traces are made of, on a clock that begins with its first chunk.
 *
 * @param chunks the headers of its chunks
 * @param bytes its size
 * @param traced the traces in it, in order of their ends
 * @param events what threads and tasks did
 * @param samples the sampler's events
 * @param notes what it says about itself and its machine
 * @param threads who the threads are
 * @param eventTypes names of the events that were recorded, whether there were any or not
 * @param sampleType the number under which it speaks of samples of running threads, 0 where it has none
 * @param read how many events it holds
 * @param leftOut how many of those that count were left out, because there were too many
 */
record Recorded(
        List<ChunkHeader> chunks,
        long bytes,
        List<Seen> traced,
        List<Seen> events,
        List<Seen> samples,
        List<Seen> notes,
        Map<Long, ThreadIdentity> threads,
        Set<String> eventTypes,
        long sampleType,
        long read,
        long leftOut) {
    /** Events that the recorder dropped, estimated from the bytes that it says it dropped. */
    long lost() {
        long lostBytes = notes.stream()
                .filter(note -> note.is("jdk.DataLoss"))
                .mapToLong(note -> note.number("amount"))
                .sum();
        return lostBytes == 0 ? 0 : Math.max(1, Math.round((double) lostBytes * read / Math.max(1, bytes)));
    }

    /** How far apart samples of one running thread are, as the recording says, in nanoseconds. */
    long samplePeriod() {
        return notes.stream()
                .filter(note -> note.is("jdk.ActiveSetting") && note.number("id") == sampleType)
                .mapToLong(note -> RecordedSetting.nanos(note.text("value")))
                .filter(period -> period > 0)
                .findFirst()
                .orElse(RecordedSetting.DEFAULT_PERIOD);
    }

    /** The processors that its JVM could use, 0 where it does not say. */
    int cores() {
        return notes.stream()
                .filter(note -> note.is("jdk.CPUInformation") || note.is("jdk.ContainerConfiguration"))
                .mapToLong(note -> note.number(note.is("jdk.CPUInformation") ? "hwThreads" : "effectiveCpuCount"))
                .filter(count -> count > 0)
                .mapToInt(Math::toIntExact)
                .min()
                .orElse(0);
    }

    /** The trace as it was at one of the looks at it. */
    Optional<Seen> look(long traceId, long look) {
        return notes.stream()
                .filter(note ->
                        note.is(TraceEvents.LOOK) && note.number("traceId") == traceId && note.number("look") == look)
                .findFirst();
    }

    /** When a trace ended: when its code did, or the work of it that was waited for. */
    long end(Seen traced) {
        return notes.stream()
                .filter(note -> note.is(TraceEvents.WORK_AFTER) && note.number("traceId") == traced.number("traceId"))
                .mapToLong(Seen::end)
                .reduce(traced.end(), Math::max);
    }

    /** From the begin of its first chunk to the end of the last, in nanoseconds. */
    long wall() {
        TickClock clock = TickClock.of(chunks.getFirst());
        return chunks.stream()
                .mapToLong(chunk -> clock.nanos(chunk.startTicks()) + chunk.durationNanos())
                .max()
                .orElse(0);
    }
}
