package dev.heddle.trace;

import java.time.Duration;

/**
 * What to trace and how to name it.
 *
 * @param title what is traced: {@code In[4]}
 * @param places maps stack frames to lines of the user's code
 * @param ignored threads that are the embedder's own and never part of a trace
 * @param limits how much is kept
 * @param grace how long at most to wait, once the traced code has ended, for work of it that has not; zero for not
 */
public record TraceOptions(
        String title, PlaceResolver places, ThreadFilter ignored, TraceLimits limits, Duration grace) {
    private static volatile TraceOptions defaults = new TraceOptions(
            "", PlaceResolver.bySourceFile(), ThreadFilter.none(), TraceLimits.standard(), Duration.ZERO);

    public TraceOptions {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace cannot be negative: " + grace);
        }
    }

    /**
     * Says how the program that embeds this library wants code placed and which threads are its own; a notebook kernel
     * calls it once. Holds for all traces that start afterwards, on any thread.
     */
    public static void embedIn(PlaceResolver places, ThreadFilter own) {
        defaults = new TraceOptions("", places, own, TraceLimits.standard(), Duration.ZERO);
    }

    /** The defaults, which {@link #embedIn} sets, under a title. */
    public static TraceOptions titled(String title) {
        return new TraceOptions(title, defaults.places, defaults.ignored, defaults.limits, defaults.grace);
    }

    /** The same with another resolver. */
    public TraceOptions placing(PlaceResolver resolver) {
        return new TraceOptions(title, resolver, ignored, limits, grace);
    }

    /** The same, with these threads ignored too. */
    public TraceOptions ignoring(ThreadFilter filter) {
        return new TraceOptions(title, places, ignored.or(filter), limits, grace);
    }

    /** The same within other limits. */
    public TraceOptions within(TraceLimits other) {
        return new TraceOptions(title, places, ignored, other, grace);
    }

    /**
     * The same, and its work may outlive the traced code by so much: the trace then ends with the last of it, or when the
     * time is up. Costs nothing where nothing outlives it.
     */
    public TraceOptions waiting(Duration atMost) {
        return new TraceOptions(title, places, ignored, limits, atMost);
    }
}
