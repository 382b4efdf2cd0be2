package dev.heddle.trace;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Runs file operations to their end although someone interrupts the thread, which then is interrupted afterwards. */
final class Uninterrupted {
    private Uninterrupted() {}

    interface Operation<T> {
        T run() throws IOException;
    }

    /** The operation's result. It may be run again: an interrupt closes channels of the JDK's own that it reads. */
    static <T> T call(Operation<T> operation) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return operation.run();
                } catch (ClosedByInterruptException again) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
