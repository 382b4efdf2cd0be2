package dev.heddle.bench;

import java.util.ArrayList;

/**
 * Bodies that suspend, and one driver that lets each go on in turn. All on one thread: who resumes inline does so on the
 * driver's, virtual threads share the driver's carrier.
 *
 * @param <F> what a body waits for
 * @param <B> a started body
 */
abstract class Rounds<F, B> {
    /** So many that what the driver itself costs hardly counts. */
    static final int BODIES = 100;

    private final Slots<F> slots = new Slots<>(BODIES);

    /** Starts a body that waits so many times and gives the sum of what it was resumed with. */
    abstract B start(int body, int rounds);

    abstract void resume(F awaited, Integer value) throws Exception;

    abstract int sum(B body) throws Exception;

    /** To be called by a body before it waits. */
    final F announce(int body, F awaited) {
        return slots.put(body, awaited);
    }

    /** Starts the bodies, lets each wait so many times, and gives the sum of all. */
    final int run(int rounds) throws Exception {
        var bodies = new ArrayList<B>(BODIES);
        for (int body = 0; body < BODIES; body++) {
            bodies.add(start(body, rounds));
        }
        for (int round = 0; round < rounds; round++) {
            for (int body = 0; body < BODIES; body++) {
                resume(slots.take(body), round);
            }
        }
        int sum = 0;
        for (B body : bodies) {
            sum += sum(body);
        }
        return sum;
    }
}
