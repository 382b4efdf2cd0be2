package dev.heddle.trace;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a trace into a file, in one step: whoever looks sees what was there before, or all of it. */
final class SavedFile {
    private SavedFile() {}

    static void write(ThreadTrace trace, Path target) {
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new IOException(
                        Files.isDirectory(target) ? "it is a directory; name a file in it" : "it is not a file");
            }
            SavedFormat format = SavedFormat.of(target);
            Uninterrupted.call(() -> write(trace, format, target.toAbsolutePath()));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot save " + trace.title() + " to " + target + ": " + reason(failure), failure);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof NoSuchFileException missing
                ? "there is no directory for " + missing.getFile() + "; make it first"
                : failure.getMessage() + "";
    }

    private static Path write(ThreadTrace trace, SavedFormat format, Path target) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createFile(part);
            try (FileOutputStream out = new FileOutputStream(part.toFile())) {
                format.write(trace, out, part);
                out.getFD().sync();
            }
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
