package dev.heddle.trace;

/**
 * What to trace and how to name it.
 *
 * @param title what is traced: {@code In[4]}
 * @param places maps stack frames to lines of the user's code
 * @param ignored threads that are the embedder's own and never part of a trace
 * @param limits how much is kept
 */
public record TraceOptions(String title, PlaceResolver places, ThreadFilter ignored, TraceLimits limits) {
    private static volatile TraceOptions defaults =
            new TraceOptions("", PlaceResolver.bySourceFile(), ThreadFilter.none(), TraceLimits.standard());

    /**
     * Says how the program that embeds this library wants code placed and which threads are its own; a notebook kernel
     * calls it once. Holds for all traces that start afterwards, on any thread.
     */
    public static void embedIn(PlaceResolver places, ThreadFilter own) {
        defaults = new TraceOptions("", places, own, TraceLimits.standard());
    }

    /** The defaults, which {@link #embedIn} sets, under a title. */
    public static TraceOptions titled(String title) {
        return new TraceOptions(title, defaults.places, defaults.ignored, defaults.limits);
    }

    /** The same with another resolver. */
    public TraceOptions placing(PlaceResolver resolver) {
        return new TraceOptions(title, resolver, ignored, limits);
    }

    /** The same, with these threads ignored too. */
    public TraceOptions ignoring(ThreadFilter filter) {
        return new TraceOptions(title, places, ignored.or(filter), limits);
    }

    /** The same within other limits. */
    public TraceOptions within(TraceLimits other) {
        return new TraceOptions(title, places, ignored, other);
    }
}
