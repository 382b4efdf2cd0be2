package dev.heddle.trace.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One variant at one size while it is measured. For the thread that compares. */
final class Subject {
    /** Thrown inside to end it all: the user wants no more. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final Variant variant;
    private final int size;
    private final CompareHost host;
    private final Sink sink = new Sink();
    private final List<Sample> samples = new ArrayList<>();
    private long warmUpRuns;
    private boolean hasResult;
    private @Nullable Object result;
    private @Nullable Throwable failure;

    long runsPerSample = 1;
    boolean settled;

    @Nullable ThreadUse use;

    Subject(Variant variant, int size, CompareHost host) {
        this.variant = variant;
        this.size = size;
        this.host = host;
    }

    String name() {
        return variant.name();
    }

    int size() {
        return size;
    }

    boolean hasFailed() {
        return failure != null;
    }

    boolean hasResult() {
        return hasResult;
    }

    @Nullable Object result() {
        return result;
    }

    List<Sample> samples() {
        return samples;
    }

    /** Does the work so many times, each with its wait for a future; what it throws is kept and ends its part. */
    boolean run(long runs) throws Stopped {
        try {
            for (long i = 0; i < runs; i++) {
                sink.take(once());
            }
            sink.take(null);
        } catch (Throwable thrown) { // whatever a variant ends with, the others go on
            if (host.isStop(thrown)) {
                throw new Stopped();
            }
            failure = thrown;
        }
        if (host.isStop(null)) {
            throw new Stopped();
        }
        return failure == null;
    }

    /** Once, for a recorder that looks on. */
    @Nullable Object once() throws Throwable {
        Object value = variant.body().call(size);
        return switch (value) {
            case CompletionStage<?> stage -> host.await(stage);
            case Future<?> future -> host.await(future);
            case null, default -> value;
        };
    }

    /** The first run of all, whose result is kept. */
    void first() throws Stopped {
        try {
            result = once();
            hasResult = true;
            warmUpRuns++;
        } catch (Throwable thrown) {
            if (host.isStop(thrown)) {
                throw new Stopped();
            }
            failure = thrown;
        }
        if (host.isStop(null)) {
            throw new Stopped();
        }
    }

    /** Fails as a run that somebody else made did. */
    void failed(Throwable thrown) throws Stopped {
        if (host.isStop(thrown)) {
            throw new Stopped();
        }
        failure = thrown;
    }

    void warmedUp(long runs) {
        warmUpRuns += runs;
    }

    /** Measures once; a run that fails gives no sample. */
    void sample(int round, Meter meter) throws Stopped {
        long runs = runsPerSample;
        long bytes = meter.allocatedBytes();
        long cpu = meter.cpuNanos();
        long begin = meter.nanos();
        boolean whole = run(runs);
        long end = meter.nanos();
        cpu = meter.cpuNanos() - cpu;
        bytes = meter.allocatedBytes() - bytes;
        if (whole) {
            samples.add(new Sample(
                    round,
                    runs,
                    Duration.ofNanos(end - begin),
                    Duration.ofNanos(Math.max(0, cpu)),
                    Math.max(0, bytes)));
        }
    }

    double[] nanosPerRun() {
        return samples.stream().mapToDouble(Sample::nanosPerRun).toArray();
    }

    /** What is known of it now. */
    Measured measured() {
        return new Measured(
                name(),
                size,
                warmUpRuns,
                settled,
                samples,
                samples.isEmpty() ? null : TimeInterval.of(nanosPerRun()),
                use,
                result,
                failure,
                failure == null ? "" : FailurePlace.of(failure));
    }
}
