package dev.heddle.trace.finding;

import dev.heddle.trace.model.Place;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem found in a trace.
 *
 * @param diagnosis which sort of problem
 * @param what what happened, with names and figures, in plain text that may hold any character of the traced program
 * @param place the line to look at, null where the trace knows none
 * @param cost the time that it took: threads held, a context frozen, cores waited for; zero where it is not about time
 * @param evidence slices that prove it, the longest first, at most {@value #MOST_EVIDENCE}
 * @param certain false where events were lost, so that what it rests on may not have been all
 */
public record Finding(
        Diagnosis diagnosis,
        String what,
        @Nullable Place place,
        Duration cost,
        List<Evidence> evidence,
        boolean certain) {
    /** More slices prove nothing more. */
    public static final int MOST_EVIDENCE = 20;

    public Finding {
        evidence = evidence.stream()
                .sorted((one, other) -> Long.compare(other.nanos(), one.nanos()))
                .limit(MOST_EVIDENCE)
                .toList();
    }

    /** {@link Diagnosis#id}. */
    public String id() {
        return diagnosis.id();
    }

    /** {@link Diagnosis#title}. */
    public String title() {
        return diagnosis.title();
    }

    Finding uncertain() {
        return new Finding(diagnosis, what, place, cost, evidence, false);
    }

    /** {@code H01 Blocking on a task (In[3]:2): what happened}. */
    @Override
    public String toString() {
        return id() + " " + title() + (place == null ? "" : " (" + place + ")") + ": " + what
                + (certain ? "" : " Uncertain: events were lost.");
    }
}
