package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Looks whether there is room for a recording, which must not fill the disk. */
final class DiskRoom {
    private static final long LEAST = 48L << 20;

    /** The recorder keeps the chunk that it writes beside what it may keep, and what it keeps is copied when it ends. */
    private static final int SHARE = 4;

    private DiskRoom() {}

    /**
     * What a recording may take, at most as much as asked for.
     *
     * @throws UncheckedIOException when there is too little for any
     */
    static long within(long asked) {
        Path directory = Repository.directory();
        long free;
        try {
            free = Files.getFileStore(directory).getUsableSpace();
        } catch (IOException unknown) {
            throw new UncheckedIOException(
                    "cannot record: " + directory + " cannot be used (" + unknown.getMessage()
                            + "); start Java with -Djava.io.tmpdir= and a directory that exists",
                    unknown);
        }
        if (free < LEAST) {
            String message = String.format(
                    Locale.ROOT,
                    "cannot record: %s has %,d bytes left and a recording needs %,d; free space there, or start Java with"
                            + " -Djava.io.tmpdir= and another directory",
                    directory,
                    free,
                    LEAST);
            throw new UncheckedIOException(message, new IOException(message));
        }
        return Math.min(asked, Math.max(LEAST, free) / SHARE);
    }
}
