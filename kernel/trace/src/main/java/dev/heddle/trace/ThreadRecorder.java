package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Records what threads do, from {@link #start} to {@link #stop}, in a JDK Flight Recorder recording of its own.
 *
 * <p>Part of the trace are
 *
 * <ol>
 *   <li>the thread that called {@code start};
 *   <li>every platform thread that a thread of the trace started meanwhile, and so on;
 *   <li>every virtual thread that started meanwhile, because the JVM does not record who started one, and the carriers;
 *   <li>every task that a thread of the trace or another such task created meanwhile, and each thread that ran one;
 *   <li>any other thread that was there before and moved: it ended a sleep, a monitor or an I/O operation, or used CPU
 *       time worth telling. This is how an {@code HttpClient}'s selector or the common pool's workers come in.
 * </ol>
 *
 * <p>Never: {@linkplain TraceOptions#ignored ignored} threads, threads of the JVM and its recorder, and by the last rule
 * alone what belongs to another trace. Tasks created before the trace have no rows; the threads that run them may show.
 *
 * <p>Recorders may be nested and may overlap. {@code stop} and {@code close} may be called on any thread; closing
 * without stopping discards all. Nothing is left on disk either way.
 */
public final class ThreadRecorder implements AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong();
    private static final Set<ThreadRecorder> ACTIVE = ConcurrentHashMap.newKeySet();

    private final long id = IDS.incrementAndGet();
    private final TraceOptions options;
    private final Thread traced = Thread.currentThread();
    private final Set<Long> otherTraced = ConcurrentHashMap.newKeySet();
    private final Recording recording = new Recording();
    private final TraceEvents.Traced frame = new TraceEvents.Traced();
    private boolean sampling;
    private boolean closed;
    private long cpuAtStart;

    private ThreadRecorder(TraceOptions options) {
        this.options = options;
    }

    /** Starts to trace the calling thread. The first start in a JVM takes about half a second, see {@link #warmUp}. */
    public static ThreadRecorder start(TraceOptions options) {
        ThreadRecorder recorder = new ThreadRecorder(options);
        try {
            recorder.begin();
            return recorder;
        } catch (RuntimeException | Error failure) {
            recorder.close();
            throw failure;
        }
    }

    /**
     * Starts and stops one recording and measures what an event costs, so that the first trace is as quick as the
     * next. For a background thread; takes about half a second.
     */
    public static void warmUp() {
        EventCost.perEvent();
        try (ThreadRecorder recorder = start(TraceOptions.titled("warm-up"))) {
            recorder.stop();
        }
    }

    private void begin() {
        for (ThreadRecorder other : ACTIVE) {
            other.otherTraced.add(traced.threadId());
            otherTraced.add(other.traced.threadId());
        }
        ACTIVE.add(this);
        recording.setName("heddle: " + options.title());
        RecordingSettings.apply(recording);
        recording.start();
        ThreadSampler.shared().acquire();
        sampling = true;
        cpuAtStart = cpuOfTraced();
        frame.begin();
    }

    /**
     * Ends the trace here and now; work that outlives it is cut at this moment.
     *
     * @throws IllegalStateException when it was stopped or closed before
     * @throws UncheckedIOException when the recording cannot be written to the temporary directory or read back
     */
    public synchronized ThreadTrace stop() {
        if (closed) {
            throw new IllegalStateException("this recorder was stopped before");
        }
        frame.end();
        frame.cpu = cpuOfTraced() - cpuAtStart;
        frame.traceId = id;
        frame.title = options.title();
        frame.thread = traced;
        frame.commit();
        stopSampling();
        try {
            return TraceBuilder.build(eventLog(), options, otherTraced);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the recording of " + options.title(), failure);
        } finally {
            close();
        }
    }

    private EventLog eventLog() throws IOException {
        recording.stop();
        @Nullable Path file = null;
        try {
            file = Files.createTempFile("heddle-" + ProcessHandle.current().pid() + "-", ".jfr");
            recording.dump(file);
            return EventLog.read(file, id);
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void stopSampling() {
        if (sampling) {
            sampling = false;
            ThreadSampler.shared().release();
        }
    }

    private long cpuOfTraced() {
        if (traced.isVirtual()) {
            return 0;
        }
        var times = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Math.max(0, times.getThreadCpuTime(traced.threadId()));
    }

    /** Ends the recording and forgets it, when {@link #stop} was not called. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            ACTIVE.remove(this);
            stopSampling();
            recording.close();
        }
    }
}
