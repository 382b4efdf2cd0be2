package dev.heddle.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recordings behind traces, for as long as the traces are in use. Thread-safe.
 *
 * <p>Each is an open file without a name: however the JVM ends, the system takes it back. It is not a channel, which an
 * interrupt of the thread that saves would close for ever. All together take at most {@value #ALL_BYTES} bytes; for a new
 * one the oldest go.
 */
final class KeptRecordings {
    private static final long ALL_BYTES = 512L << 20;
    private static final int BUFFER = 1 << 18;
    private static final Cleaner CLEANER = Cleaner.create();
    private static final Map<Key, Kept> KEPT = new LinkedHashMap<>();

    private KeptRecordings() {}

    /** Keeps a file's content for a trace, up to a size, and deletes the file. */
    static void keep(ThreadTrace trace, Path file, @Nullable TraceNotes notes, long limit) throws IOException {
        long bytes = Files.size(file);
        Key key = new Key(trace);
        Kept kept = bytes > limit
                ? new Kept(null, 0, null, "its recording takes " + bytes + " bytes, and TraceLimits keeps " + limit)
                : new Kept(new RandomAccessFile(file.toFile(), "r"), bytes, notes, "");
        try {
            Files.deleteIfExists(file);
        } catch (IOException openFilesHaveNames) {
            file.toFile().deleteOnExit();
        }
        synchronized (KEPT) {
            KEPT.put(key, kept);
            makeRoom();
        }
        CLEANER.register(trace, () -> forget(key));
    }

    private static void makeRoom() {
        long all = KEPT.values().stream().mapToLong(Kept::bytes).sum();
        for (Map.Entry<Key, Kept> entry : KEPT.entrySet()) {
            if (all <= ALL_BYTES) {
                return;
            }
            all -= entry.getValue().bytes;
            entry.getValue().close();
            entry.setValue(new Kept(null, 0, null, "its recording made room for those of later traces"));
        }
    }

    private static void forget(Key key) {
        synchronized (KEPT) {
            Kept kept = KEPT.remove(key);
            if (kept != null) {
                kept.close();
            }
        }
    }

    /** How many bytes are kept for all traces together. */
    static long bytes() {
        synchronized (KEPT) {
            return KEPT.values().stream().mapToLong(Kept::bytes).sum();
        }
    }

    /** What is kept for a trace. */
    static Kept of(ThreadTrace trace) {
        synchronized (KEPT) {
            return KEPT.getOrDefault(
                    new Key(trace),
                    new Kept(null, 0, null, "it was not recorded in this JVM, or made from another trace"));
        }
    }

    /**
     * What is kept.
     *
     * @param file its bytes, null when there are none
     * @param bytes how many
     * @param notes what to add when it is saved, null when the bytes say it
     * @param whyNot why there are none
     */
    record Kept(
            @Nullable RandomAccessFile file,
            long bytes,
            @Nullable TraceNotes notes,
            String whyNot) {
        void copyTo(OutputStream out) throws IOException {
            if (file == null) {
                throw new IOException(whyNot);
            }
            synchronized (file) {
                file.seek(0);
                byte[] buffer = new byte[BUFFER];
                for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            }
        }

        private void close() {
            if (file != null) {
                try {
                    file.close();
                } catch (IOException nothingWasWritten) {
                    // it was only read
                }
            }
        }
    }

    /** A trace by its identity: equal ones may have different recordings. */
    private static final class Key extends WeakReference<ThreadTrace> {
        private final int hash;

        Key(ThreadTrace trace) {
            super(trace);
            hash = System.identityHashCode(trace);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            ThreadTrace trace = get();
            return this == other || (trace != null && other instanceof Key key && key.refersTo(trace));
        }
    }
}
