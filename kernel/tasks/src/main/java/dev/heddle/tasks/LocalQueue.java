package dev.heddle.tasks;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Work that a worker queued itself: the last in is the first out for the worker, the last one for thieves. So a worker
 * goes on with what is warm in its cache, and who comes to help takes what is oldest.
 *
 * <p>The head is moved by thieves, one at a time, the tail by the owner, which takes no lock as long as there is
 * more than one piece. Either claims a piece by moving its own end first and then looks whether the ends have crossed; at
 * least one of two that claim the same piece sees that, and the lock settles it. One slot stays free, so that the owner
 * does not overwrite one that a thief is still emptying. A slot without work between the ends is a piece that was
 * {@linkplain #remove removed}.
 */
final class LocalQueue {
    private static final int INITIAL_SLOTS = 32;

    // The owner must not wait for the cache line that thieves write, nor they for the owner's: each end has its own.
    private static final int LINE = 16;
    private static final int HEAD = LINE;
    private static final int TAIL = 2 * LINE;
    private static final int LOCK = 3 * LINE;

    private final AtomicLongArray ends = new AtomicLongArray(4 * LINE);
    private volatile @Nullable Runnable[] slots = new @Nullable Runnable[INITIAL_SLOTS];

    /** Where the head was when the owner last held the lock: it has only moved on since. */
    private long headSeen;

    /** Owner only. */
    void push(Runnable work) {
        long end = tail();
        if (end - headSeen >= slots.length - 1) {
            makeRoom(end);
        }
        slots[index(end)] = work;
        tail(end + 1);
    }

    /** The last piece, null if there is none. Owner only. */
    @Nullable Runnable pop() {
        for (long last = tail() - 1; last >= head(); last--) {
            tail(last);
            Runnable work = head() <= last ? take(last) : takeUnlessStolen(last);
            if (work != null) {
                return work;
            }
        }
        return null;
    }

    private @Nullable Runnable takeUnlessStolen(long last) {
        lock();
        try {
            if (head() <= last) {
                return take(last);
            }
            tail(last + 1);
            return null;
        } finally {
            unlock();
        }
    }

    /** The first piece; null if there is none, or another thief is here. */
    @Nullable Runnable steal() {
        if (isEmpty() || !tryLock()) {
            return null;
        }
        try {
            for (long first = head(); first < tail(); first++) {
                head(first + 1);
                if (first >= tail()) {
                    head(first);
                    return null;
                }
                Runnable work = take(first);
                if (work != null) {
                    return work;
                }
            }
            return null;
        } finally {
            unlock();
        }
    }

    /** Takes out a piece wherever it stands; false if it is not there. Owner only. */
    @SuppressWarnings("ReferenceEquality") // the very piece
    boolean remove(Runnable work) {
        lock();
        try {
            for (long i = tail() - 1; i >= head(); i--) {
                if (slots[index(i)] == work) {
                    take(i);
                    return true;
                }
            }
            return false;
        } finally {
            unlock();
        }
    }

    boolean isEmpty() {
        return head() >= tail();
    }

    int size() {
        return (int) Math.max(0, tail() - head());
    }

    private @Nullable Runnable take(long position) {
        @Nullable Runnable[] now = slots;
        int index = index(position);
        Runnable work = now[index];
        now[index] = null;
        return work;
    }

    private int index(long position) {
        return (int) position & (slots.length - 1);
    }

    private void makeRoom(long end) {
        lock();
        try {
            headSeen = head();
            if (end - headSeen >= slots.length - 1) {
                grow(end);
            }
        } finally {
            unlock();
        }
    }

    private void grow(long end) {
        @Nullable Runnable[] before = slots;
        @Nullable Runnable[] after = new @Nullable Runnable[before.length * 2];
        for (long i = headSeen; i < end; i++) {
            after[(int) i & (after.length - 1)] = before[(int) i & (before.length - 1)];
        }
        slots = after;
    }

    private long head() {
        return ends.get(HEAD);
    }

    private void head(long position) {
        ends.set(HEAD, position);
    }

    private long tail() {
        return ends.get(TAIL);
    }

    private void tail(long position) {
        ends.set(TAIL, position);
    }

    private boolean tryLock() {
        return ends.compareAndSet(LOCK, 0, 1);
    }

    /** Held by others for some instructions only. */
    private void lock() {
        while (!tryLock()) {
            Thread.onSpinWait();
        }
    }

    private void unlock() {
        ends.set(LOCK, 0);
    }
}
