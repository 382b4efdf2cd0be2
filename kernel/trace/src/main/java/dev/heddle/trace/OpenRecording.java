package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/** What is open while a trace goes on. It ends when the recorder is closed, or is forgotten without. Thread-safe. */
final class OpenRecording implements Runnable {
    private static final Set<OpenRecording> ACTIVE = ConcurrentHashMap.newKeySet();

    private final long traced;
    private final long threadsBefore = newestThread();
    private final Set<Long> otherTraced = ConcurrentHashMap.newKeySet();
    private final AtomicLong threadsBeforeOthers = new AtomicLong(Long.MAX_VALUE);
    private volatile long threadsAtBegin = threadsBefore;
    private @Nullable Recording recording;
    private boolean sampling;
    private final Runnable nearlyFull = this::giveUp;
    private boolean gaveUp;

    OpenRecording(long traced) {
        this.traced = traced;
    }

    /** Ids of threads grow. */
    private static long newestThread() {
        return Thread.ofPlatform().unstarted(() -> {}).threadId();
    }

    /** The traced code begins: only threads that are newer can be started by it. To start a recording takes a while. */
    void begun() {
        threadsAtBegin = newestThread();
    }

    /**
     * Of these threads, by their ids, those that other traces were about meanwhile, and those that were started in the time
     * of another trace before this one: they are not this one's, and nobody can say that they are not the other's.
     */
    Set<Long> ofOthers(Set<Long> threads) {
        Set<Long> found = new HashSet<>(otherTraced);
        for (long thread : threads) {
            if (thread > threadsBeforeOthers.get() && thread < threadsAtBegin) {
                found.add(thread);
            }
        }
        return found;
    }

    synchronized void start(TraceOptions options) {
        ACTIVE.add(this); // before it looks around: of two that begin together one sees the other
        for (OpenRecording other : ACTIVE) {
            if (other != this) {
                other.otherTraced.add(traced);
                otherTraced.add(other.traced);
                if (other.traced != traced) { // what is around this trace on its own thread is no other's
                    threadsBeforeOthers.accumulateAndGet(other.threadsBefore, Math::min);
                    other.threadsBeforeOthers.accumulateAndGet(threadsBefore, Math::min);
                }
            }
        }
        recording = create();
        long room = DiskRoom.within(options.limits().recordedBytes());
        recording.setName("heddle: " + options.title());
        RecordingSettings.apply(recording);
        recording.setMaxSize(room);
        recording.start();
        Repository.hold();
        DiskWatch.add(recording, nearlyFull);
        ThreadSampler.shared().acquire();
        sampling = true;
    }

    private static Recording create() {
        try {
            return new Recording();
        } catch (IllegalStateException noRepository) {
            String message = "cannot record: " + noRepository.getMessage()
                    + "; start Java with -Djava.io.tmpdir= and a directory that exists and can be written to";
            throw new UncheckedIOException(message, new IOException(message, noRepository));
        }
    }

    /** From here on the disk is no longer watched: nothing more is recorded. */
    synchronized Recording stopRecording() throws IOException {
        DiskWatch.remove(nearlyFull);
        Recording running = running();
        running.stop();
        return running;
    }

    synchronized Recording copySoFar() throws IOException {
        return running().copy(true);
    }

    private Recording running() throws IOException {
        if (gaveUp) {
            throw new IOException("the disk of " + Repository.directory()
                    + " was nearly full, so recording ended early and the code ran on untraced; free space there, or"
                    + " start Java with -Djava.io.tmpdir= and another directory");
        }
        return Objects.requireNonNull(recording);
    }

    /** Without its recording: what it holds could not be copied, and its room is what the disk lacks. */
    private synchronized void giveUp() {
        if (recording != null && recording.getState() == RecordingState.RUNNING) {
            gaveUp = true;
            recording.close();
        }
    }

    synchronized void stopSampling() {
        if (sampling) {
            sampling = false;
            ThreadSampler.shared().release();
        }
    }

    @Override
    public synchronized void run() {
        ACTIVE.remove(this);
        DiskWatch.remove(nearlyFull);
        stopSampling();
        if (recording != null) {
            recording.close();
        }
    }
}
