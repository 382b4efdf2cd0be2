package dev.heddle.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends recordings before their disk is full, because a JVM whose recorder cannot write ends itself. Thread-safe.
 *
 * <p>It looks every {@link #PERIOD}. Of a disk that another program fills quicker than that, its {@link DiskReserve} is
 * left: room for what the recorder still has to write.
 */
final class DiskWatch {
    static final String THREAD_NAME = "heddle-disk-watch";

    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final long LEAST = 16L << 20;

    /** Where the reserve may be taken from without making the disk nearly full. */
    private static final long PLENTY = 40L << 20;

    private static final Object LOCK = new Object();
    private static final Set<Runnable> WATCHED = new HashSet<>();

    @SuppressWarnings("NonFinalStaticField") // guarded by LOCK
    private static @Nullable Thread watcher;

    private DiskWatch() {}

    /** From now on, runs this on a thread of its own when the disk is nearly full. */
    static void add(Runnable nearlyFull) {
        synchronized (LOCK) {
            WATCHED.add(nearlyFull);
            LOCK.notifyAll();
            if (watcher == null) {
                watcher = Thread.ofPlatform()
                        .name(THREAD_NAME)
                        .daemon()
                        .inheritInheritableThreadLocals(false)
                        .start(DiskWatch::watch);
            }
        }
    }

    static void remove(Runnable nearlyFull) {
        synchronized (LOCK) {
            WATCHED.remove(nearlyFull);
        }
    }

    /** Where the recorder writes; known exactly once a recording has started. */
    static Path repository() {
        return Path.of(System.getProperty("jdk.jfr.repository", System.getProperty("java.io.tmpdir")));
    }

    private static void watch() {
        while (true) {
            try {
                look(awaitWork());
                Thread.sleep(PERIOD);
            } catch (InterruptedException notMeant) {
                // nobody has a reason to; the thread is a daemon
            }
        }
    }

    private static void look(List<Runnable> watched) {
        long free = free();
        if (free < LEAST) {
            DiskReserve.release();
            watched.forEach(Runnable::run);
        } else if (free >= PLENTY) {
            DiskReserve.hold(repository());
        }
    }

    private static List<Runnable> awaitWork() throws InterruptedException {
        synchronized (LOCK) {
            while (WATCHED.isEmpty()) {
                LOCK.wait();
            }
            return List.copyOf(WATCHED);
        }
    }

    private static long free() {
        try {
            return Files.getFileStore(repository()).getUsableSpace();
        } catch (IOException unknown) {
            return LEAST; // then there is nothing to do
        }
    }
}
