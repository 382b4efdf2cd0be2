package dev.heddle.junit;

import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the {@link Traced} test that takes it as a parameter. Any thread may use it.
 *
 * <pre>{@code
 * @Test
 * @Traced
 * void loads(TestTrace test) {
 *     load();
 *     assertThat(test.trace()).startedNoThreads();
 * }
 * }</pre>
 */
public final class TestTrace {
    private final TraceOptions options;
    private Stage stage = Stage.BEFORE;
    private @Nullable ThreadRecorder recorder;
    private @Nullable ThreadTrace trace;
    private @Nullable RuntimeException failure;

    private enum Stage {
        BEFORE,
        RUNNING,
        OVER
    }

    TestTrace(TraceOptions options) {
        this.options = options;
    }

    /**
     * Ends the trace here, with the work of the test that outlives this call as long as {@link Traced#grace} says, and
     * returns it; the same when asked again. What the test does after the first call is not part of it.
     *
     * @throws IllegalStateException when the test's method has not begun, or the test is over
     * @throws java.io.UncheckedIOException when there is no trace, such as for lack of disk; says what to do
     */
    public synchronized ThreadTrace trace() {
        if (trace != null) {
            return trace;
        }
        if (failure != null) {
            throw failure;
        }
        if (stage == Stage.BEFORE) {
            throw new IllegalStateException("there is no trace of " + options.title()
                    + " yet: it begins with the test's method, after all that is done before each test");
        }
        if (stage == Stage.OVER || recorder == null) {
            throw new IllegalStateException("there is no trace of " + options.title()
                    + " any more: ask for it before the test is over, then keep it as long as you like");
        }
        make();
        return trace();
    }

    /** Makes the trace, if it can be, for who asks for it. */
    synchronized void make() {
        if (recorder != null && trace == null && failure == null) {
            try {
                trace = recorder.stop();
            } catch (RuntimeException none) {
                failure = none;
            }
        }
    }

    /** Traces the calling thread from here on. That it cannot is told to who asks for the trace. */
    synchronized void begin() {
        stage = Stage.RUNNING;
        try {
            recorder = ThreadRecorder.start(options);
        } catch (RuntimeException none) {
            failure = none;
        }
    }

    /** What the thread does after this is not the test's. */
    synchronized void endCode() {
        if (recorder != null && trace == null) {
            recorder.end();
        }
    }

    synchronized boolean hasBegun() {
        return stage != Stage.BEFORE;
    }

    /** Ends the recording of a trace that nobody asked for; one that was made can still be had. */
    synchronized void close() {
        stage = Stage.OVER;
        if (recorder != null) {
            recorder.close();
            recorder = null;
        }
    }
}
