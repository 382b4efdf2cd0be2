package dev.heddle.trace;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.State;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A claim about a thread: in this state from then to then. Claims may overlap; {@link Timeline} settles which counts.
 *
 * @param start nanoseconds since the trace began
 * @param end nanoseconds since the trace began
 * @param holds whether the state holds a platform thread
 */
record Span(long start, long end, State state, @Nullable Place place, String detail, Trust trust, boolean holds) {
    /** How much a claim is worth against others, the weakest first. */
    enum Trust {
        /** Told by samples: the quiet part of a period in which the thread also ran, where in it is not known. */
        GUESSED,
        /** Told by samples: whole periods in which the thread did not run. */
        SAMPLED,
        /** Went on before the recording began: its event was never written. */
        BEGUN_BEFORE,
        /** Still going on when the trace ended: its event was never written. */
        UNFINISHED,
        /** An event of the JVM. */
        RECORDED,
        /** An event of the task library, which knows what the park inside it is for. */
        TOLD
    }

    /** The most trusted first, among equals the innermost: the one that began last, then the one that ends first. */
    static final Comparator<Span> BEST_FIRST = Comparator.comparing(Span::trust)
            .thenComparingLong(Span::start)
            .reversed()
            .thenComparingLong(Span::end)
            .thenComparing(Span::state);

    boolean isRecordedIo() {
        return state == State.IO && trust == Trust.RECORDED;
    }

    /** A weaker claim of the same. */
    Span guessed(long from, long to) {
        return new Span(from, to, state, place, detail, Trust.GUESSED, holds);
    }

    Span clippedTo(long begin, long limit) {
        return new Span(Math.max(start, begin), Math.min(end, limit), state, place, detail, trust, holds);
    }

    /** The same, going on until the limit. */
    Span through(long begin, long limit) {
        return new Span(Math.max(start, begin), limit, state, place, detail, trust, holds);
    }
}
