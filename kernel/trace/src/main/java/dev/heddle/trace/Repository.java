package dev.heddle.trace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which the recorder of this JVM writes, and those that killed JVMs left beside it. Thread-safe.
 *
 * <p>The recorder empties its directory when the JVM ends, but not one that is killed. So each that traces holds a lock on a
 * file in it, which the system takes back however it ends: of a directory with such a file and no lock nobody is left. A
 * process number would not tell, which another container or a later process has too.
 */
final class Repository {
    private static final String LOCK = "heddle.lock";
    private static final Pattern NAME = Pattern.compile("\\d{4}(_\\d{2}){5}_\\d+(_\\d+)?");

    @SuppressWarnings("NonFinalStaticField") // guarded by the class
    private static @Nullable Path locked;

    @SuppressWarnings({"NonFinalStaticField", "unused"}) // kept open for the lock's sake
    private static @Nullable RandomAccessFile held;

    private Repository() {}

    /** Known exactly once a recording has started; the temporary directory before. */
    static Path directory() {
        return Path.of(System.getProperty("jdk.jfr.repository", System.getProperty("java.io.tmpdir")));
    }

    /** A file of its own for a copy of a recording, which goes with the directory. Not named as the recorder's files are. */
    static Path createFile() throws IOException {
        return Files.createTempFile(
                directory(), "heddle-" + ProcessHandle.current().pid() + "-", ".copy");
    }

    /** Once a recording has started: marks the directory as in use, and the first time deletes what dead JVMs left. */
    static synchronized void hold() {
        Path directory = directory();
        if (directory.equals(locked)) {
            return;
        }
        locked = directory;
        try {
            held = lock(directory);
            deleteAbandoned(directory);
        } catch (IOException | RuntimeException failure) {
            // traces do without; what this JVM leaves if it is killed then stays
        }
    }

    /** Locked before it has its name: nobody must find it unlocked. */
    private static RandomAccessFile lock(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "heddle-", ".locking");
        RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
        if (open.getChannel().tryLock() == null) {
            throw new IOException("somebody else has " + file);
        }
        Files.move(file, directory.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        return open;
    }

    private static void deleteAbandoned(Path own) throws IOException {
        Path parent = own.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        List<Path> others = new ArrayList<>();
        // To open and close the own one here would give its lock back.
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(parent, path -> isRepository(path) && !Files.isSameFile(path, own))) {
            all.forEach(others::add);
        }
        for (Path other : others) {
            try {
                deleteIfAbandoned(other);
            } catch (IOException notOurs) {
                // somebody else's, or another JVM deletes it at the same time
            }
        }
    }

    private static boolean isRepository(Path path) {
        return NAME.matcher(String.valueOf(path.getFileName())).matches()
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(path.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
    }

    private static void deleteIfAbandoned(Path directory) throws IOException {
        Path mark = directory.resolve(LOCK);
        try (RandomAccessFile file = new RandomAccessFile(mark.toFile(), "rw");
                @Nullable FileLock lock = file.getChannel().tryLock()) {
            if (lock == null) {
                return;
            }
            try (DirectoryStream<Path> content = Files.newDirectoryStream(directory, path -> !path.equals(mark))) {
                for (Path each : content) {
                    Files.delete(each);
                }
            }
            Files.delete(mark); // last: without it nobody would come back for the rest
        }
        Files.delete(directory);
    }
}
