package dev.heddle.trace.finding;

import java.util.List;
import java.util.Set;

/** Finds one sort of problem. Has no state, so any thread may use it. */
interface Rule {
    /** What its findings have in common. */
    Diagnosis diagnosis();

    /** The events without which it cannot find anything: names as in docs/events.md and in the JDK. */
    Set<String> events();

    /** What it finds; several cases of one place are one finding. */
    List<Finding> find(Facts facts);
}
