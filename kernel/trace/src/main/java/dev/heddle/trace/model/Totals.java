package dev.heddle.trace.model;

import java.time.Duration;

/**
 * The line of figures. The same words in every view, in the API and in JSON.
 *
 * @param wall from the trace's begin to its end
 * @param code how long the traced code took; the rest of {@code wall} is its work that outlived it
 * @param cpu CPU time of the traced threads
 * @param threadsUsed platform and virtual threads that ran any of the traced work
 * @param platformThreadsStarted platform threads started during the trace
 * @param virtualThreadsStarted virtual threads started during the trace
 * @param heldWaiting summed over threads: time in which a platform thread was held and did nothing
 * @param awaitedWithoutThread summed over tasks: time spent waiting without a thread; a timer or future that a task
 *     awaits is not counted again beside it
 * @param eventsLost events that the recording had to drop, and those that were too many to make a trace of: the shortest
 *     waits, which show as running; where the recording says no number, an estimate
 * @param overhead what tracing itself is estimated to have cost, in the traced threads
 */
public record Totals(
        Duration wall,
        Duration code,
        Duration cpu,
        int threadsUsed,
        int platformThreadsStarted,
        int virtualThreadsStarted,
        Duration heldWaiting,
        Duration awaitedWithoutThread,
        long eventsLost,
        Duration overhead) {
    /** Time after the traced code's end until all its work was over, or was not waited for any longer. */
    public Duration after() {
        return wall.minus(code);
    }

    /** Threads of both kinds started during the trace. */
    public int threadsStarted() {
        return platformThreadsStarted + virtualThreadsStarted;
    }
}
