package dev.heddle.trace.compare;

import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceLimits;
import dev.heddle.trace.TraceOptions;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A {@link Tracer} that traces. */
final class RecordedRun implements Tracer {
    /** Figures are all that is wanted, of each variant at each size: fewer than for a picture that somebody asked for. */
    private static final int EVENTS = 300_000;

    private static final String THREAD = "heddle-compare";

    @Override
    public ThreadUse trace(Subject subject) throws Subject.Stopped {
        try (ThreadRecorder recorder = ThreadRecorder.start(options(subject))) {
            @Nullable Throwable failure = null;
            try {
                Object _ = subject.once();
            } catch (Throwable thrown) { // whatever a variant ends with, the others go on
                failure = thrown;
            }
            recorder.end();
            if (failure != null) {
                subject.failed(failure);
            }
            return ThreadUse.of(stop(recorder));
        }
    }

    private static TraceOptions options(Subject subject) {
        String title = subject.size() == 0 ? subject.name() : subject.name() + " at " + subject.size();
        return TraceOptions.titled(title)
                .within(TraceLimits.standard().ofEvents(EVENTS))
                .ignoring((name, group) -> name.equals(THREAD));
    }

    /** On a thread of its own, so that an interrupt ends it at once. */
    private static ThreadTrace stop(ThreadRecorder recorder) throws Subject.Stopped {
        FutureTask<ThreadTrace> trace = new FutureTask<>(recorder::stop);
        Thread.ofPlatform()
                .name(THREAD)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(trace);
        try {
            return trace.get();
        } catch (InterruptedException byUser) {
            boolean _ = recorder.cut();
            throw new Subject.Stopped();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException) {
                throw new Subject.Stopped();
            }
            throw failed.getCause() instanceof UncheckedIOException noTrace
                    ? noTrace
                    : new IllegalStateException("no trace of a run", failed.getCause());
        }
    }
}
