package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.CellObserver;
import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.jupyter.engine.CellSource;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code %watch}: a view that stays where it was asked for, and shows what the threads of whatever cell
 * runs do, once it has run for a second. A cell is recorded from a moment before that; a shorter one is not. While it is
 * off there is nothing: no thread, no recorder. For the cells' thread.
 */
final class Watch {
    static final String USAGE = "%watch [off]";

    /** The first look comes this much later, when a cell has run for a second. */
    private static final Duration LEAD = Duration.ofMillis(300);

    private static final Duration UNTIL_RECORDED = LiveDisplay.FIRST.minus(LEAD);
    private static final String IDLE =
            "Watching: a cell that runs for longer than a second shows here what its threads do."
                    + " %watch off ends it.";
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final HeddleKernel kernel;
    private @Nullable InPlaceDisplay place;

    Watch(HeddleKernel kernel) {
        this.kernel = kernel;
    }

    @Nullable Object turn(List<String> args) {
        switch (String.join(" ", args)) {
            case "", "on" -> on();
            case "off" -> off();
            default ->
                throw new UserError("Usage", USAGE + "  shows in this place what running cells do, or ends that");
        }
        return null;
    }

    private void on() {
        off();
        InPlaceDisplay here = new InPlaceDisplay(kernel);
        here.show(new DisplayData(IDLE));
        place = here;
        kernel.observeCells(cell -> WatchedCell.begin(cell, here));
    }

    private void off() {
        kernel.observeCells(CellObserver.NONE);
        if (place != null) {
            place.show(new DisplayData("No longer watching."));
            place = null;
        }
    }

    /** One cell while it runs: is recorded and shown once it has run for long enough. */
    private static final class WatchedCell implements CellObserver.Run {
        private final String title;
        private final InPlaceDisplay place;
        private final Thread cellThread = Thread.currentThread();
        private final long begin = System.nanoTime();
        private final ReentrantLock state = new ReentrantLock();
        private final Condition ending = state.newCondition();
        private boolean ended;
        private @Nullable ThreadRecorder recorder;
        private @Nullable LiveDisplay live;

        private WatchedCell(String title, InPlaceDisplay place) {
            this.title = title;
            this.place = place;
        }

        static WatchedCell begin(int cell, InPlaceDisplay place) {
            WatchedCell watched = new WatchedCell(CellSource.label(cell), place);
            OwnThreads.start("heddle-watch", watched::recordOnceItTakesLong);
            return watched;
        }

        private void recordOnceItTakesLong() {
            state.lock();
            try {
                long left = UNTIL_RECORDED.toNanos();
                while (!ended && left > 0) {
                    left = ending.awaitNanos(left);
                }
                if (!ended) {
                    recorder = ThreadRecorder.start(TraceOptions.titled(title), cellThread);
                    live = LiveDisplay.start(recorder, place, LEAD, UNTIL_RECORDED);
                }
            } catch (InterruptedException end) {
                // nobody does this
            } catch (RuntimeException noRecorder) { // the cell runs on unwatched
                LOG.log(System.Logger.Level.WARNING, "%watch: " + noRecorder.getMessage());
            } finally {
                state.unlock();
            }
        }

        @Override
        public void close() {
            state.lock();
            try {
                ended = true;
                ending.signalAll();
                if (recorder != null && live != null) {
                    recorder.close();
                    live.close();
                    showEnd(live.last());
                }
            } finally {
                state.unlock();
            }
        }

        private void showEnd(@Nullable ThreadTrace last) {
            if (last != null) {
                String took = TimeText.of(Duration.ofNanos(System.nanoTime() - begin));
                place.show(LiveDisplay.drawn(
                        last,
                        title + " ended after " + took + ". The last look at it, at " + TimeText.of(last.wall())
                                + ":"));
            }
        }
    }
}
