package dev.heddle.bench;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where each waiting body leaves what it waits for, and the driver that completes it takes it from.
 *
 * @param <F> what they wait for
 */
final class Slots<F> {
    private final AtomicReferenceArray<@Nullable F> array;

    Slots(int bodies) {
        array = new AtomicReferenceArray<>(bodies);
    }

    F put(int body, F awaited) {
        array.setRelease(body, awaited);
        return awaited;
    }

    /** Lets other virtual threads of this carrier run until the body waits; one that runs inline waits already. */
    @SuppressWarnings("ThreadPriorityCheck") // the other threads of one carrier run when this one yields
    F take(int body) {
        F awaited = array.getAcquire(body);
        while (awaited == null) {
            Thread.yield();
            awaited = array.getAcquire(body);
        }
        array.setPlain(body, null);
        return awaited;
    }
}
