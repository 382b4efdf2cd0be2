package dev.heddle.trace;

import java.util.concurrent.CancellationException;

/** Whether somebody still waits for a trace that is being made, of millions of events perhaps. Thread-safe. */
final class Demand {
    private volatile boolean ended;

    /** One that lasts until {@link #end}. */
    Demand() {}

    void end() {
        ended = true;
    }

    /**
     * To be called once in a while by who works for it.
     *
     * @throws CancellationException when nobody waits any more
     */
    void check() {
        if (ended) {
            throw new CancellationException("the trace was given up while it was made");
        }
    }
}
