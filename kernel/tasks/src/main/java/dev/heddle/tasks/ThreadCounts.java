package dev.heddle.tasks;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many threads a pool has, how many of them work, and how many may: in one word, so that they change together.
 *
 * <p>A thread is counted as working before it is woken or started. So what was queued has somebody on the way to it, or
 * as many threads work as may; and a thread that would retire learns that it is expected.
 */
final class ThreadCounts {
    /** As many as one word has room for. */
    static final int LIMIT = (1 << 15) - 1;

    private final AtomicLong word;

    /** What one more working thread takes. */
    enum Admission {
        /** As many work as may. */
        FULL,
        /** One that is there is to be woken. */
        WAKE,
        /** One is to be made. */
        START
    }

    ThreadCounts(int goal) {
        word = new AtomicLong(of(0, 0, goal));
    }

    private static long of(int threads, int working, int goal) {
        return ((long) goal << 32) | ((long) threads << 16) | working;
    }

    private static int threads(long word) {
        return (int) (word >>> 16) & 0xFFFF;
    }

    private static int working(long word) {
        return (int) word & 0xFFFF;
    }

    private static int goal(long word) {
        return (int) (word >>> 32);
    }

    int threads() {
        return threads(word.get());
    }

    int working() {
        return working(word.get());
    }

    int idle() {
        long now = word.get();
        return threads(now) - working(now);
    }

    /** How many threads may work. */
    int goal() {
        return goal(word.get());
    }

    Admission admit() {
        while (true) {
            long now = word.get();
            int working = working(now) + 1;
            if (working > goal(now)) {
                return Admission.FULL;
            }
            boolean more = working > threads(now);
            if (word.compareAndSet(now, of(more ? working : threads(now), working, goal(now)))) {
                return more ? Admission.START : Admission.WAKE;
            }
        }
    }

    /** The thread that was to be made could not be. */
    void startFailed() {
        word.addAndGet(-of(1, 1, 0));
    }

    /** A thread has no more work. */
    void leave() {
        word.addAndGet(-of(0, 1, 0));
    }

    /** Whether a thread shall stop working, because fewer may: it is then counted so. */
    boolean leaveIfTooMany() {
        while (true) {
            long now = word.get();
            if (working(now) <= goal(now)) {
                return false;
            }
            if (word.compareAndSet(now, now - of(0, 1, 0))) {
                return true;
            }
        }
    }

    /** Counts out a thread that does not work; false if it is expected to. */
    boolean retire() {
        while (true) {
            long now = word.get();
            if (threads(now) == working(now)) {
                return false;
            }
            if (word.compareAndSet(now, now - of(1, 0, 0))) {
                return true;
            }
        }
    }

    /** Called by {@link ThreadGoal} only. */
    void goal(int goal) {
        word.updateAndGet(now -> of(threads(now), working(now), goal));
    }
}
