package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.CellObserver;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One cell while it is watched: it is recorded and shown once it has run for long enough. The recorder starts on a thread of
 * its own, and the cell's end does not wait for that: one that comes too late is closed at once.
 */
final class WatchedCell implements CellObserver.Run {
    /** The first look comes this much after the recorder, when a cell has run for a second. */
    private static final Duration LEAD = Duration.ofMillis(300);

    private static final Duration UNTIL_RECORDED = LiveDisplay.FIRST.minus(LEAD);
    private static final System.Logger LOG = System.getLogger(WatchedCell.class.getName());

    private final String title;
    private final InPlaceDisplay place;
    private final Supplier<ThreadRecorder> recorders;
    private final long begin = System.nanoTime();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition ending = state.newCondition();
    private boolean ended;
    private @Nullable Watched watched;

    private record Watched(ThreadRecorder recorder, LiveDisplay live) {}

    private WatchedCell(String title, InPlaceDisplay place, Supplier<ThreadRecorder> recorders) {
        this.title = title;
        this.place = place;
        this.recorders = recorders;
    }

    /**
     * A cell begins.
     *
     * @param title what to call it
     * @param place where to show it
     * @param recorders starts one; is called on another thread, once at most, and may take its time
     */
    static WatchedCell begin(String title, InPlaceDisplay place, Supplier<ThreadRecorder> recorders) {
        WatchedCell cell = new WatchedCell(title, place, recorders);
        OwnThreads.start("heddle-watch", cell::recordOnceItTakesLong);
        return cell;
    }

    private void recordOnceItTakesLong() {
        try {
            if (takesLong()) {
                watch(recorders.get());
            }
        } catch (InterruptedException end) {
            // nobody does this
        } catch (RuntimeException noRecorder) { // the cell runs on unwatched
            LOG.log(System.Logger.Level.WARNING, "%watch: " + noRecorder.getMessage());
        }
    }

    private boolean takesLong() throws InterruptedException {
        state.lock();
        try {
            long left = UNTIL_RECORDED.toNanos();
            while (!ended && left > 0) {
                left = ending.awaitNanos(left);
            }
            return !ended;
        } finally {
            state.unlock();
        }
    }

    private void watch(ThreadRecorder recorder) {
        Duration before = running();
        state.lock();
        try {
            if (!ended) {
                watched = new Watched(recorder, LiveDisplay.start(recorder, place, LEAD, before));
                return;
            }
        } finally {
            state.unlock();
        }
        recorder.close();
    }

    private Duration running() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        Duration took = running();
        Watched shown = end();
        if (shown != null) {
            shown.recorder().close();
            shown.live().close();
            ThreadTrace last = shown.live().last();
            if (last != null) {
                String at = TimeText.of(shown.live().running(last));
                place.show(LiveDisplay.drawn(
                        last, title + " ended after " + TimeText.of(took) + ". The last look at it, at " + at + ":"));
            }
        }
    }

    private @Nullable Watched end() {
        state.lock();
        try {
            ended = true;
            ending.signalAll();
            return watched;
        } finally {
            state.unlock();
        }
    }
}
