package dev.heddle.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * The events of one trace, in order of time, on the trace's own clock.
 *
 * @param traced the trace itself
 * @param events all that happened in it
 * @param samples the sampler's events, also those just before and after
 * @param threads who the threads are
 * @param lost events that the recorder dropped, estimated from the bytes it says it dropped
 */
record EventLog(Seen traced, List<Seen> events, List<Seen> samples, Map<Long, ThreadIdentity> threads, long lost) {
    private static final Set<String> SAMPLES = Set.of("heddle.ThreadCpu", "heddle.ThreadQuiet");

    static EventLog read(Path file, long traceId) throws IOException {
        List<RecordedEvent> all = new ArrayList<>();
        @Nullable RecordedEvent traced = null;
        long lostBytes = 0;
        long bytes = file.toFile().length();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                switch (event.getEventType().getName()) {
                    case "heddle.Traced" -> traced = event.getLong("traceId") == traceId ? event : traced;
                    case "jdk.DataLoss" -> lostBytes += event.getLong("amount");
                    default -> all.add(event);
                }
            }
        }
        if (traced == null) {
            throw new IllegalStateException("the recording lost the events of this trace: it holds " + all.size()
                    + " events and " + lostBytes + " bytes were dropped");
        }
        long lost = lostBytes == 0 ? 0 : Math.max(1, lostBytes * all.size() / Math.max(1, bytes));
        return onOwnClock(traced, all, lost);
    }

    private static EventLog onOwnClock(RecordedEvent traced, List<RecordedEvent> all, long lost) {
        Instant zero = traced.getStartTime();
        Map<Long, ThreadIdentity> threads = new HashMap<>();
        Seen frame = seen(traced, zero, threads);
        List<Seen> events = new ArrayList<>();
        List<Seen> samples = new ArrayList<>();
        for (RecordedEvent event : all) {
            Seen seen = seen(event, zero, threads);
            if (seen.thread() <= 0) {
                continue;
            }
            if (SAMPLES.contains(seen.type())) {
                samples.add(seen);
            } else if (seen.end() >= 0 && seen.start() <= frame.end()) {
                events.add(seen);
            }
        }
        Comparator<Seen> byTime = Comparator.comparingLong(Seen::start);
        events.sort(byTime);
        samples.sort(byTime);
        return new EventLog(frame, events, samples, threads, lost);
    }

    private static Seen seen(RecordedEvent event, Instant zero, Map<Long, ThreadIdentity> threads) {
        String type = event.getEventType().getName();
        long start = Duration.between(zero, event.getStartTime()).toNanos();
        @Nullable RecordedThread thread = subject(type, event);
        long id = thread == null ? 0 : thread.getJavaThreadId();
        if (thread != null) {
            threads.computeIfAbsent(id, unknown -> ThreadIdentity.of(thread));
        }
        return new Seen(type, start, start + event.getDuration().toNanos(), id, event);
    }

    private static @Nullable RecordedThread subject(String type, RecordedEvent event) {
        return switch (type) {
            case "jdk.ThreadStart", "jdk.ThreadEnd", "heddle.Traced", "heddle.ThreadCpu", "heddle.ThreadQuiet" ->
                event.getThread("thread");
            case "jdk.ExecutionSample" -> event.getThread("sampledThread");
            default -> event.getThread();
        };
    }

    /** How long the trace took, in nanoseconds. */
    long wall() {
        return traced.end();
    }

    ThreadIdentity identity(long thread) {
        return threads.getOrDefault(thread, new ThreadIdentity(thread, "", "", false));
    }
}
