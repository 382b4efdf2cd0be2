package dev.heddle.trace;

/**
 * What to trace and how to name it.
 *
 * @param title what is traced: {@code In[4]}
 * @param places maps stack frames to lines of the user's code
 * @param ignored threads that are the embedder's own and never part of a trace
 */
public record TraceOptions(String title, PlaceResolver places, ThreadFilter ignored) {
    /** Options with this title, {@link PlaceResolver#bySourceFile()} and no ignored thread. */
    public static TraceOptions titled(String title) {
        return new TraceOptions(title, PlaceResolver.bySourceFile(), ThreadFilter.none());
    }

    /** The same with another resolver. */
    public TraceOptions placing(PlaceResolver resolver) {
        return new TraceOptions(title, resolver, ignored);
    }

    /** The same, with these threads ignored too. */
    public TraceOptions ignoring(ThreadFilter filter) {
        return new TraceOptions(title, places, ignored.or(filter));
    }
}
