package dev.heddle.trace.compare;

import dev.heddle.trace.compare.Progress.Phase;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a listener how a comparison gets on, but not all the time. */
final class Teller {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final CompareListener listener;
    private final Meter meter;
    private final long deadline;
    private final Supplier<Comparison> soFar;
    private @Nullable Phase last;
    private long next;

    Teller(CompareListener listener, Meter meter, long deadline, Supplier<Comparison> soFar) {
        this.listener = listener;
        this.meter = meter;
        this.deadline = deadline;
        this.soFar = soFar;
    }

    void tell(Phase phase, Subject subject, int round) {
        long now = meter.nanos();
        if (phase != last || now >= next) {
            last = phase;
            listener.heard(new Progress(
                    phase,
                    subject.name(),
                    subject.size(),
                    round,
                    Duration.ofNanos(Math.max(0, deadline - now)),
                    soFar.get()));
            next = meter.nanos() + BETWEEN.toNanos();
        }
    }

    void done(Comparison comparison) {
        Measured any = comparison.rows().getFirst();
        listener.heard(
                new Progress(Phase.DONE, any.variant(), any.size(), comparison.rounds(), Duration.ZERO, comparison));
    }
}
