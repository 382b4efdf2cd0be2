package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Makes traces of what was recorded so far, while the code runs. A look commits what the JVM has no event about yet, such
 * as waits that go on, and takes a copy of the recording, cut at that moment. Thread-safe.
 */
final class Looks {
    /** A look reads the recording from its begin: it makes do with fewer events than the picture at the end. */
    private static final int MOST_EVENTS = 200_000;

    private final long traceId;
    private final TraceOptions options;
    private final Thread traced;
    private final @Nullable ClassLoader code;
    private final OpenRecording open;
    private final TraceEvents.TraceLook event = new TraceEvents.TraceLook();
    private final Demand demand = new Demand();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean ended;

    Looks(long traceId, TraceOptions options, Thread traced, @Nullable ClassLoader code, OpenRecording open) {
        this.traceId = traceId;
        this.options = options;
        this.traced = traced;
        this.code = code;
        this.open = open;
    }

    /** The trace begins. */
    void begin() {
        event.begin();
    }

    /** The code has ended: a look under way is given up, there are no more. Does not wait for it. */
    void end() {
        ended = true;
        demand.end();
    }

    /**
     * The trace up to now.
     *
     * @param cpu what the traced thread used so far, in nanoseconds
     */
    ThreadTrace look(long cpu) {
        oneAtATime.lock();
        try {
            if (ended) {
                throw new IllegalStateException("the traced code has ended: stop() has the trace");
            }
            commit(cpu);
            ThreadSampler.shared().tell();
            demand.check();
            try (Recording soFar = open.copySoFar()) {
                return read(soFar);
            }
        } catch (IOException failure) {
            demand.check();
            throw new UncheckedIOException("no look at " + options.title() + ": " + failure.getMessage(), failure);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void commit(long cpu) {
        event.end();
        event.traceId = traceId;
        event.look++;
        event.thread = traced;
        event.cpu = cpu;
        event.commit();
    }

    private ThreadTrace read(Recording soFar) throws IOException {
        Path file = RecordingDump.write(soFar, demand);
        try {
            int most = Math.min(MOST_EVENTS, options.limits().events());
            Recorded recorded = RecordingReader.read(file, most, demand);
            Seen own = recorded.look(traceId, event.look)
                    .orElseThrow(() -> new IOException("the recorder lost it among " + recorded.read() + " events"));
            EventLog log = EventLog.of(recorded, own);
            Circumstances circumstances =
                    Circumstances.here(options, open.ofOthers(log.threads().keySet()), code);
            return new TraceBuilder(log, circumstances, demand).build();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
