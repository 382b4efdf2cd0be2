package dev.heddle.trace;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** Copies a stopped recording into a file of its own. */
final class RecordingDump {
    private static final int BUFFER = 1 << 18;

    private RecordingDump() {}

    /**
     * The temporary file, which the caller deletes. Of a failure nothing is left.
     *
     * @throws IOException with a message that says what to do
     */
    static Path write(Recording recording) throws IOException {
        return write(recording, new Demand());
    }

    /** The same, as long as there is a demand for it. */
    static Path write(Recording recording, Demand demand) throws IOException {
        @Nullable Path file = null;
        try {
            Path created = Repository.createFile();
            file = created;
            Uninterrupted.call(() -> copy(recording, created, demand));
            return created;
        } catch (CancellationException nobodyWaits) {
            delete(file);
            throw nobodyWaits;
        } catch (IOException failure) {
            delete(file);
            throw new IOException(
                    "cannot write to the temporary directory " + Repository.directory() + " ("
                            + failure.getMessage()
                            + "); free space there, or start Java with -Djava.io.tmpdir= and another directory",
                    failure);
        }
    }

    private static void delete(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private static long copy(Recording recording, Path file, Demand demand) throws IOException {
        try (@Nullable InputStream from = recording.getStream(null, null);
                OutputStream to = new FileOutputStream(file.toFile())) {
            if (from == null) {
                throw new IOException("the JVM recorded nothing");
            }
            byte[] buffer = new byte[BUFFER];
            long copied = 0;
            for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
                demand.check();
                to.write(buffer, 0, read);
                copied += read;
            }
            return copied;
        }
    }
}
