package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import dev.heddle.trace.model.Unfinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 *   <li>every virtual thread that a thread of the trace started meanwhile, and the carriers; without the agent every one that
 *       started meanwhile, because the JVM does not record who started it;
 *   <li>every task that a thread of the trace or another such task created meanwhile, all work that a thread of the trace
 *       handed to an executor, and each thread that ran any of it;
 *   <li>any other thread that was there before and moved: it ended a sleep, a monitor or an I/O operation, or used CPU
 *       time worth telling. This is how an {@code HttpClient}'s selector or the common pool's workers come in.
 * </ol>
 *
 * <p>Never: {@linkplain TraceOptions#ignored ignored} threads, threads of the JVM and its recorder, and by the last rule
 * alone what belongs to another trace, or was started before this one in the time of another. Tasks that such a thread creates are part of it as well; those created before
 * the trace have no rows, though the threads that run them may show.
 *
 * <p>Recorders may be nested and may overlap. {@code stop} and {@code close} may be called on any thread; closing
 * without stopping discards all, and so does losing the recorder without closing it, once it is collected. Nothing is left
 * on disk under any name; the recording behind a trace stays, within {@link TraceLimits}, as long as the trace is in use.
 */
public final class ThreadRecorder implements AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner.create();
    private static final long LONGEST_PREPARATION_SECONDS = 10;

    @SuppressWarnings("NonFinalStaticField") // set by the program that embeds this library
    private static volatile Future<?> preparation = CompletableFuture.completedFuture(null);

    private final long id = IDS.incrementAndGet();
    private final TraceOptions options;
    private final Thread traced;
    private final @Nullable ClassLoader code;
    private final TraceEvents.Traced frame = new TraceEvents.Traced();
    private final OpenRecording open;
    private final Looks looks;
    private final Cleaner.Cleanable ending;
    private final Demand demand = new Demand();
    private final Outliving outliving;
    private boolean closed;
    private boolean codeEnded;
    private long cpuAtStart;

    private ThreadRecorder(TraceOptions options, Thread traced) {
        this.options = options;
        this.traced = traced;
        code = Thread.currentThread().getContextClassLoader(); // the traced thread may be one of the library's
        open = new OpenRecording(traced.threadId());
        looks = new Looks(id, options, traced, code, open);
        outliving = new Outliving(id, options);
        ending = CLEANER.register(this, open);
    }

    /**
     * Starts to trace the calling thread. The first start in a JVM takes about half a second, see {@link #warmUp}.
     *
     * @throws UncheckedIOException when the disk has no room for a recording, or the temporary directory cannot be used;
     *     says what to do
     */
    public static ThreadRecorder start(TraceOptions options) {
        return start(options, Thread.currentThread());
    }

    /** {@link #start(TraceOptions)} of another thread, whose code may be under way; any thread may call it. */
    public static ThreadRecorder start(TraceOptions options, Thread traced) {
        awaitPreparation();
        ThreadRecorder recorder = new ThreadRecorder(options, traced);
        try {
            recorder.begin();
            return recorder;
        } catch (RuntimeException | Error failure) {
            recorder.close();
            throw failure;
        }
    }

    /**
     * Has all that start from now on wait for this, for {@value #LONGEST_PREPARATION_SECONDS} seconds at most, such as for an
     * agent that is being attached: a trace that began meanwhile would have its later events only, and not know it. Whether
     * it succeeds makes no difference; an interrupt ends the waiting and is kept.
     */
    public static void startAfter(Future<?> ready) {
        preparation = ready;
    }

    private static void awaitPreparation() {
        try {
            preparation.get(LONGEST_PREPARATION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException | TimeoutException goOnWithout) {
            return;
        }
    }

    /**
     * Starts and stops one recording and measures what an event costs, so that the first trace is as quick as the
     * next. For a background thread; takes about half a second.
     *
     * @throws UncheckedIOException as {@link #start} does
     */
    public static void warmUp() {
        start(TraceOptions.titled("warm-up")).close(); // says why it cannot; what follows would fail for good
        EventCost.here();
        try (ThreadRecorder recorder = start(TraceOptions.titled("warm-up"))) {
            recorder.stop();
        }
    }

    private void begin() {
        open.start(options);
        cpuAtStart = cpuOfTraced();
        frame.begin();
        open.begun();
        looks.begin();
    }

    /**
     * What was recorded up to now, while the code runs: a trace that ends here, and shows who waits for what at this
     * moment. It ends nothing, cannot be saved, and costs about as much as it takes. Any thread may call it, one after the
     * other; it is given up when the traced code ends.
     *
     * @throws IllegalStateException when the traced code ended before
     * @throws CancellationException when it ended meanwhile
     * @throws UncheckedIOException when the recording cannot be read now; a later call may succeed
     */
    public ThreadTrace soFar() {
        return looks.look(cpuOfTraced() - cpuAtStart);
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
            return options.grace().isZero() ? lastTrace() : outliving.trace(this::traceUpToNow);
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
        looks.end();
        frame.end();
        frame.cpu = cpuOfTraced() - cpuAtStart;
        frame.traceId = id;
        frame.title = options.title();
        frame.thread = traced;
        frame.byItself = Thread.currentThread() == traced;
        frame.commit();
    }

    /** Whether a {@link #stop} waits for work that outlives the traced code. */
    public boolean isWaiting() {
        return outliving.isWaiting();
    }

    /**
     * Hurries a {@link #stop} that is at work on another thread: one that waits for work that outlives the code waits no
     * longer, and one that already makes the trace, or was hurried before, gives up.
     *
     * @return whether there will still be a trace; otherwise {@code stop} throws a {@link CancellationException}
     */
    public boolean cut() {
        if (outliving.cut()) {
            return true;
        }
        demand.end();
        return false;
    }

    private ThreadTrace lastTrace() throws IOException {
        open.stopSampling();
        return trace(open.stopRecording());
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
            Circumstances circumstances =
                    Circumstances.here(options, open.ofOthers(log.threads().keySet()), code);
            TraceBuilder builder = new TraceBuilder(log, circumstances, demand);
            ThreadTrace trace = builder.build();
            long over = Unfinished.overSince(trace.threads(), trace.tasks(), trace.codeEnd(), trace.wall());
            if (over < log.wall() && log.lost() == 0) { // where events were lost nobody knows when all was over
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
        looks.end();
        ending.clean();
    }
}
