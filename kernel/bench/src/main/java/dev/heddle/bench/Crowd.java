package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Many bodies that wait at the same time.
 *
 * @param <F> what a body waits for
 * @param <B> a started body
 */
abstract class Crowd<F, B> {
    private final List<F> awaited = new ArrayList<>();
    private final List<B> bodies = new ArrayList<>();

    /** Something to wait for. */
    abstract F incomplete();

    abstract B start(F awaited);

    /** Those that run on the calling thread are suspended when their start returns. */
    boolean isSuspended(B body) {
        return true;
    }

    abstract void resume(F awaited, B body);

    /** Waits for the end. */
    abstract void end(B body) throws Exception;

    /** Starts so many bodies; returns when all of them are suspended. */
    @SuppressWarnings("ThreadPriorityCheck") // what has not run yet is let run
    final void gather(int size) {
        for (int i = 0; i < size; i++) {
            F future = incomplete();
            awaited.add(future);
            bodies.add(start(future));
        }
        for (B body : bodies) {
            while (!isSuspended(body)) {
                Thread.yield();
            }
        }
    }

    /** Lets all of them go on to their ends. */
    final void dismiss() throws Exception {
        for (int i = 0; i < bodies.size(); i++) {
            resume(awaited.get(i), bodies.get(i));
        }
        for (B body : bodies) {
            end(body);
        }
    }
}
