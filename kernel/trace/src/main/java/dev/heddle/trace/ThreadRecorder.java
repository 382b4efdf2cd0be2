package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Unfinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
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
 * without stopping discards all, and so does losing the recorder without closing it, once it is collected. Nothing is left
 * on disk under any name; the recording behind a trace stays, within {@link TraceLimits}, as long as the trace is in use.
 */
public final class ThreadRecorder implements AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong();
    private static final Set<Open> ACTIVE = ConcurrentHashMap.newKeySet();
    private static final Cleaner CLEANER = Cleaner.create();

    /** How long to wait between two looks at work that outlives the traced code, at least. */
    private static final long PAUSE_NANOS = 20_000_000;

    /** Looks take at most one part in so many of the time, each as much as drawing a picture. */
    private static final int LOOK_DIVISOR = 4;

    private final long id = IDS.incrementAndGet();
    private final TraceOptions options;
    private final Thread traced = Thread.currentThread();
    private final long latestThread = Thread.ofPlatform().unstarted(() -> {}).threadId();
    private final TraceEvents.Traced frame = new TraceEvents.Traced();
    private final Open open = new Open(traced.threadId());
    private final Cleaner.Cleanable ending;
    private final Demand demand = new Demand();
    private boolean closed;
    private boolean codeEnded;
    private volatile @Nullable Thread waiting;
    private long cpuAtStart;

    private ThreadRecorder(TraceOptions options) {
        this.options = options;
        ending = CLEANER.register(this, open);
    }

    /**
     * Starts to trace the calling thread. The first start in a JVM takes about half a second, see {@link #warmUp}.
     *
     * @throws UncheckedIOException when the disk has no room for a recording, or the temporary directory cannot be used;
     *     says what to do
     */
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
        EventCost.here();
        try (ThreadRecorder recorder = start(TraceOptions.titled("warm-up"))) {
            recorder.stop();
        }
    }

    private void begin() {
        ACTIVE.add(open); // before it looks around: of two that begin together one sees the other
        for (Open other : ACTIVE) {
            if (other != open) {
                other.otherTraced.add(traced.threadId());
                open.otherTraced.add(other.traced);
            }
        }
        open.start(options);
        cpuAtStart = cpuOfTraced();
        frame.begin();
    }

    /**
     * Ends the traced code here, and the trace with it, or with the work of it that outlives it: that is waited for as long
     * as the options say, and cut then. An interrupt of the calling thread ends the waiting, disturbs nothing else and is
     * kept.
     *
     * @throws IllegalStateException when it was stopped or closed before
     * @throws UncheckedIOException when the recording ended early because the disk was nearly full, or cannot be written to
     *     the temporary directory or read back; says what to do
     */
    public synchronized ThreadTrace stop() {
        if (closed) {
            throw new IllegalStateException("this recorder was stopped before");
        }
        end();
        try {
            demand.check();
            return options.grace().isZero() ? lastTrace() : traceWithWorkAfter();
        } catch (IOException failure) {
            throw new UncheckedIOException("no trace of " + options.title() + ": " + failure.getMessage(), failure);
        } finally {
            close();
        }
    }

    /**
     * Ends the traced code here, for a {@link #stop} that comes later or on another thread; the second time does nothing.
     */
    public synchronized void end() {
        if (codeEnded) {
            return;
        }
        codeEnded = true;
        frame.end();
        frame.cpu = cpuOfTraced() - cpuAtStart;
        frame.traceId = id;
        frame.title = options.title();
        frame.thread = traced;
        frame.commit();
    }

    /** Whether a {@link #stop} waits for work that outlives the traced code. */
    public boolean isWaiting() {
        return waiting != null;
    }

    /**
     * Hurries a {@link #stop} that is at work on another thread: one that waits for work that outlives the code waits no
     * longer, and one that already makes the trace, or was hurried before, gives up.
     *
     * @return whether there will still be a trace; otherwise {@code stop} throws a {@link CancellationException}
     */
    public boolean cut() {
        Thread waits = waiting;
        if (waits != null) {
            waiting = null;
            waits.interrupt();
            return true;
        }
        demand.end();
        return false;
    }

    private ThreadTrace lastTrace() throws IOException {
        open.stopSampling();
        return trace(open.stopRecording());
    }

    /** Looks again and again until all is over. */
    private ThreadTrace traceWithWorkAfter() throws IOException {
        waiting = Thread.currentThread();
        try {
            return traceOnceAllIsOver();
        } finally {
            waiting = null;
        }
    }

    private ThreadTrace traceOnceAllIsOver() throws IOException {
        long end = System.nanoTime() + options.grace().toNanos();
        long pause = PAUSE_NANOS;
        long seen = System.nanoTime();
        List<Thread> alive = ThreadSampler.platformThreads();
        ThreadTrace trace = traceUpToNow();
        boolean unfinished = isUnfinished(trace, alive) || hasNewcomers(trace, alive);
        while (unfinished && seen - end < 0) {
            boolean interrupted = !slept(Math.clamp(end - System.nanoTime(), 0, pause));
            var still = new TraceEvents.WorkAfter();
            still.traceId = id;
            still.commit();
            seen = System.nanoTime();
            alive = ThreadSampler.platformThreads();
            trace = traceUpToNow();
            unfinished = isUnfinished(trace, alive);
            pause = Math.max(pause, (System.nanoTime() - seen) * LOOK_DIVISOR);
            if (interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return trace;
    }

    /**
     * Who waits for a thread to end goes on before the JVM has recorded that it did; it is not alive by then. Where events
     * were lost the end of any work may be among them: only a thread that lives is known to go on.
     */
    private static boolean isUnfinished(ThreadTrace trace, List<Thread> alive) {
        Unfinished unfinished = Unfinished.of(trace.threads(), trace.tasks(), trace.wall());
        Set<Long> ids = alive.stream().map(Thread::threadId).collect(Collectors.toSet());
        boolean whole = trace.totals().eventsLost() == 0;
        return (whole && unfinished.tasks() > 0)
                || unfinished.threads().stream().anyMatch(lane -> lane.isVirtual() ? whole : ids.contains(lane.id()));
    }

    /** The JVM records the start of a thread when it begins to run, which may be some time after it was started. */
    private boolean hasNewcomers(ThreadTrace trace, List<Thread> alive) {
        Set<Long> known = trace.threads().stream().map(ThreadLane::id).collect(Collectors.toSet());
        return alive.stream()
                .filter(thread -> thread.threadId() > latestThread && !known.contains(thread.threadId()))
                .map(ThreadIdentity::of)
                .anyMatch(who -> !who.isMachinery()
                        && !who.isCarrier()
                        && !options.ignored().matches(who.name(), who.group()));
    }

    /** Whether it slept to the end; else the interrupt is taken. */
    private static boolean slept(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private ThreadTrace traceUpToNow() throws IOException {
        ThreadSampler.shared().tell();
        try (Recording soFar = open.copySoFar()) {
            return trace(soFar);
        }
    }

    private ThreadTrace trace(Recording stopped) throws IOException {
        Path file = RecordingDump.write(stopped);
        try {
            Recorded recorded = RecordingReader.read(file, options.limits().events(), demand);
            Seen own = recorded.traced().stream()
                    .filter(seen -> seen.number("traceId") == id)
                    .findFirst()
                    .orElseThrow(() -> new IOException("the recorder lost it among " + recorded.read()
                            + " events; trace less code, or give it more with TraceLimits.recording"));
            EventLog log = EventLog.of(recorded, own);
            Circumstances circumstances = Circumstances.here(options, open.otherTraced);
            TraceBuilder builder = new TraceBuilder(log, circumstances, demand);
            ThreadTrace trace = builder.build();
            long over = Unfinished.overSince(trace.threads(), trace.tasks(), trace.codeEnd(), trace.wall());
            if (over < log.wall()) {
                builder = new TraceBuilder(log.until(over), circumstances, demand);
                trace = builder.build();
            }
            KeptRecordings.keep(trace, file, builder.notes(), options.limits().keptBytes());
            return trace;
        } finally {
            Files.deleteIfExists(file);
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
        closed = true;
        ending.clean();
    }

    /** What is open while a trace goes on. It ends when the recorder is closed, or is forgotten without. */
    private static final class Open implements Runnable {
        private final long traced;
        private final Set<Long> otherTraced = ConcurrentHashMap.newKeySet();
        private @Nullable Recording recording;
        private boolean sampling;
        private final Runnable nearlyFull = this::giveUp;
        private boolean gaveUp;

        Open(long traced) {
            this.traced = traced;
        }

        synchronized void start(TraceOptions options) {
            recording = create();
            long room = DiskRoom.within(options.limits().recordedBytes());
            recording.setName("heddle: " + options.title());
            RecordingSettings.apply(recording);
            recording.setMaxSize(room);
            recording.start();
            Repository.hold();
            DiskWatch.add(recording, nearlyFull);
            ThreadSampler.shared().acquire();
            sampling = true;
        }

        private static Recording create() {
            try {
                return new Recording();
            } catch (IllegalStateException noRepository) {
                String message = "cannot record: " + noRepository.getMessage()
                        + "; start Java with -Djava.io.tmpdir= and a directory that exists and can be written to";
                throw new UncheckedIOException(message, new IOException(message, noRepository));
            }
        }

        /** From here on the disk is no longer watched: nothing more is recorded. */
        synchronized Recording stopRecording() throws IOException {
            DiskWatch.remove(nearlyFull);
            Recording running = running();
            running.stop();
            return running;
        }

        synchronized Recording copySoFar() throws IOException {
            return running().copy(true);
        }

        private Recording running() throws IOException {
            if (gaveUp) {
                throw new IOException("the disk of " + Repository.directory()
                        + " was nearly full, so recording ended early and the code ran on untraced; free space there, or"
                        + " start Java with -Djava.io.tmpdir= and another directory");
            }
            return Objects.requireNonNull(recording);
        }

        /** Without its recording: what it holds could not be copied, and its room is what the disk lacks. */
        private synchronized void giveUp() {
            if (recording != null && recording.getState() == RecordingState.RUNNING) {
                gaveUp = true;
                recording.close();
            }
        }

        synchronized void stopSampling() {
            if (sampling) {
                sampling = false;
                ThreadSampler.shared().release();
            }
        }

        @Override
        public synchronized void run() {
            ACTIVE.remove(this);
            DiskWatch.remove(nearlyFull);
            stopSampling();
            if (recording != null) {
                recording.close();
            }
        }
    }
}
