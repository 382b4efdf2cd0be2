package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.view.LiveText;
import dev.heddle.trace.view.html.LiveView;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * Shows under a traced cell that has been running for a second what its threads do, again and again in the same place, so
 * that a hang is seen while it hangs. A look at the trace costs time: there is one a second, or fewer, so that looks take at
 * most one part in ten of it. Nothing that goes wrong here disturbs the cell. Thread-safe.
 */
final class LiveDisplay implements AutoCloseable {
    static final Duration FIRST = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SHARE = 10;
    private static final System.Logger LOG = System.getLogger(LiveDisplay.class.getName());

    private final ThreadRecorder recorder;
    private final InPlaceDisplay place;
    private final Duration first;
    private final Duration before;
    private final ReentrantLock showing = new ReentrantLock();
    private final Condition closing = showing.newCondition();
    private boolean closed;
    private @Nullable ThreadTrace last;

    private LiveDisplay(ThreadRecorder recorder, InPlaceDisplay place, Duration first, Duration before) {
        this.first = first;
        this.before = before;
        this.recorder = recorder;
        this.place = place;
    }

    /** Begins to watch a cell that the recorder has recorded from its begin. */
    static LiveDisplay start(ThreadRecorder recorder, InPlaceDisplay place) {
        return start(recorder, place, FIRST, Duration.ZERO);
    }

    /**
     * Begins to watch what the recorder records.
     *
     * @param first how long it waits before it shows anything
     * @param before how long the cell had been running when the recorder was started
     */
    static LiveDisplay start(ThreadRecorder recorder, InPlaceDisplay place, Duration first, Duration before) {
        LiveDisplay display = new LiveDisplay(recorder, place, first, before);
        OwnThreads.start("heddle-live", display::run);
        return display;
    }

    /** Ends it: nothing is shown any more once this returns. */
    @Override
    public void close() {
        showing.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            showing.unlock();
        }
    }

    /** What was shown last, null for nothing; once it is closed. */
    @Nullable ThreadTrace last() {
        return last;
    }

    /** How long the cell had been running at that look. */
    Duration running(ThreadTrace look) {
        return look.wall().plus(before);
    }

    /** A trace whose code still ran when it was made, under a heading. */
    static DisplayData drawn(ThreadTrace soFar, String heading) {
        DisplayData data = new DisplayData(LiveText.of(soFar, heading));
        data.putHTML(LiveView.of(soFar, heading));
        return data;
    }

    private void run() {
        long pause = first.toNanos();
        while (isOpenAfter(pause)) {
            long begin = System.nanoTime();
            look();
            pause = Math.max(PAUSE_NANOS, (System.nanoTime() - begin) * SHARE);
        }
    }

    private boolean isOpenAfter(long nanos) {
        showing.lock();
        try {
            long left = nanos;
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException end) {
            return false;
        } finally {
            showing.unlock();
        }
    }

    private void look() {
        try {
            ThreadTrace soFar = recorder.soFar();
            show(soFar);
        } catch (RuntimeException | Error noLook) { // the code ended meanwhile, or the next look does better
            LOG.log(System.Logger.Level.DEBUG, "no look at a running cell", noLook);
        }
    }

    private void show(ThreadTrace soFar) {
        DisplayData data = drawn(soFar, LiveText.heading(soFar, running(soFar)));
        showing.lock();
        try {
            if (!closed) {
                last = soFar;
                place.show(data);
            }
        } finally {
            showing.unlock();
        }
    }
}
