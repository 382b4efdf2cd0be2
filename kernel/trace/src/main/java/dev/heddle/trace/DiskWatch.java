package dev.heddle.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Ends recordings before their disk is full, because a JVM whose recorder cannot write ends itself. Thread-safe.
 *
 * <p>It looks every {@link #PERIOD}, on the recorder's own thread for periodic events: a thread that sleeps between two
 * looks would put its sleeps into every recording. Of a disk that another program fills quicker than that, its
 * {@link DiskReserve} is left: room for what the recorder still has to write.
 */
final class DiskWatch {
    private static final String THREAD_NAME = "heddle-disk-watch";
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final long LEAST = 16L << 20;

    /** Where the reserve may be taken from without making the disk nearly full. */
    private static final long PLENTY = 40L << 20;

    private static final Set<Runnable> WATCHED = new HashSet<>();

    static {
        FlightRecorder.addPeriodicEvent(TraceEvents.DiskLook.class, DiskWatch::look);
    }

    private DiskWatch() {}

    /** While this recording goes on, runs this on a thread of its own when the disk is nearly full. */
    static void add(Recording recording, Runnable nearlyFull) {
        recording.enable(TraceEvents.DiskLook.class).withPeriod(PERIOD);
        synchronized (WATCHED) {
            WATCHED.add(nearlyFull);
        }
    }

    static void remove(Runnable nearlyFull) {
        synchronized (WATCHED) {
            WATCHED.remove(nearlyFull);
        }
    }

    private static void look() {
        List<Runnable> watched;
        synchronized (WATCHED) {
            watched = List.copyOf(WATCHED);
        }
        long free = watched.isEmpty() ? LEAST : free();
        if (free < LEAST) {
            DiskReserve.release();
            endAll(watched);
        } else if (free >= PLENTY) {
            DiskReserve.hold(Repository.directory());
        }
    }

    /** Not on the recorder's thread: to end a recording takes locks that may be held by who waits for that thread. */
    private static void endAll(List<Runnable> watched) {
        watched.forEach(DiskWatch::remove);
        Thread.ofPlatform()
                .name(THREAD_NAME)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(() -> watched.forEach(Runnable::run));
    }

    private static long free() {
        try {
            return Files.getFileStore(Repository.directory()).getUsableSpace();
        } catch (IOException unknown) {
            return LEAST; // then there is nothing to do
        }
    }
}
