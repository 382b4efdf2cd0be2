package dev.heddle.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Turns notes into a chunk of a recording, to be put behind the chunks of the trace that they are about. */
final class NotesChunk {
    private static final Set<String> NOTES =
            Set.of(SavedNotes.SAVED, SavedNotes.PLACE, SavedNotes.INDEPENDENT, SavedNotes.LEFT_OUT);

    private NotesChunk() {}

    /**
     * The bytes of the chunk.
     *
     * @param dated the chunk whose time the notes get: viewers would else show the time until now as part of the trace
     */
    static byte[] of(TraceNotes notes, ChunkHeader dated) throws IOException {
        Path all = Repository.createFile();
        Path own = all.resolveSibling(all.getFileName() + ".own");
        try {
            record(notes, all);
            try (RecordingFile recorded = new RecordingFile(all)) {
                recorded.write(own, event -> NOTES.contains(event.getEventType().getName()));
            }
            byte[] chunk = Files.readAllBytes(own);
            ByteBuffer.wrap(chunk).putLong(ChunkHeader.START_NANOS_AT, dated.startNanos());
            return chunk;
        } finally {
            Files.deleteIfExists(all);
            Files.deleteIfExists(own);
        }
    }

    private static void record(TraceNotes notes, Path file) throws IOException {
        try (Recording recording = new Recording()) {
            NOTES.forEach(recording::enable);
            recording.setToDisk(true);
            recording.start();
            notes.commit();
            recording.stop();
            try (@Nullable InputStream bytes = recording.getStream(null, null)) {
                if (bytes == null) {
                    throw new IOException("the JVM recorded nothing");
                }
                Files.write(file, bytes.readAllBytes());
            }
        }
    }
}
