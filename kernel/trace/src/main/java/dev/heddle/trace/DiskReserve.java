package dev.heddle.trace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Room on the recorder's disk that nobody else can take: an open file without a name, which the system takes back however
 * the JVM ends. Thread-safe.
 */
final class DiskReserve {
    /** The recorder's own memory is 10 MiB, and all of it may have to be written when a recording ends. */
    private static final int BYTES = 16 << 20;

    private static final int BLOCK = 1 << 20;

    @SuppressWarnings("NonFinalStaticField") // guarded by the class
    private static @Nullable RandomAccessFile held;

    private DiskReserve() {}

    /** Takes the room, unless it is taken, and keeps it for later recordings. Where that fails there is none. */
    static synchronized void hold(Path directory) {
        if (held != null) {
            return;
        }
        try {
            Path file = Files.createTempFile(
                    directory, "heddle-" + ProcessHandle.current().pid() + "-", ".reserve");
            RandomAccessFile open;
            try {
                open = new RandomAccessFile(file.toFile(), "rw");
            } finally {
                deleteName(file);
            }
            held = open;
            for (int written = 0; written < BYTES; written += BLOCK) {
                open.write(new byte[BLOCK]);
            }
        } catch (IOException noRoom) {
            release();
        }
    }

    /** Gives the room back. */
    static synchronized void release() {
        if (held != null) {
            try {
                held.close();
            } catch (IOException ignored) {
                // its content is worth nothing
            }
            held = null;
        }
    }

    private static void deleteName(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException openFilesHaveNames) {
            file.toFile().deleteOnExit();
        }
    }
}
