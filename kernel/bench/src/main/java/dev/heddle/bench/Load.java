package dev.heddle.bench;

import java.time.Duration;

/** Work that can go on for any time. */
@FunctionalInterface
interface Load {
    /** Goes on for at least so long; gives how many operations it did. */
    long run(Duration time) throws Exception;

    /** An action that is so many operations, again and again. */
    static Load repeated(long operations, Once action) {
        return time -> {
            long begin = System.nanoTime();
            long done = 0;
            do {
                action.run();
                done += operations;
            } while (System.nanoTime() - begin < time.toNanos());
            return done;
        };
    }

    /** An action. */
    @FunctionalInterface
    interface Once {
        /** Does it once. */
        void run() throws Exception;
    }
}
