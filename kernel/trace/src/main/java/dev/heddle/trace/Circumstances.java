package dev.heddle.trace;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a trace needs to know beside its events.
 *
 * @param title what was traced
 * @param places maps stack frames to lines of the user's code
 * @param ignored threads that are never part of it
 * @param otherTraced ids of the threads that other traces were about at the time, or had started before
 * @param cores processors that the JVM could use, 0 when not known
 * @param independent which pairs of awaits need not have come one after the other
 * @param eventCost what events cost the traced threads
 */
record Circumstances(
        String title,
        PlaceResolver places,
        Predicate<ThreadIdentity> ignored,
        Set<Long> otherTraced,
        int cores,
        Predicate<AwaitPair> independent,
        EventCost eventCost) {
    /**
     * Those of a trace that this JVM just made.
     *
     * @param code finds the classes that ran; null for the system's loader
     */
    static Circumstances here(TraceOptions options, Set<Long> otherTraced, @Nullable ClassLoader code) {
        return new Circumstances(
                options.title(),
                options.places(),
                who -> options.ignored().matches(who.name(), who.group()),
                Set.copyOf(otherTraced),
                Runtime.getRuntime().availableProcessors(),
                Independence.in(code),
                EventCost.here());
    }
}
