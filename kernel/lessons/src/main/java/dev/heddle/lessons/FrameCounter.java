package dev.heddle.lessons;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.AsyncCallable;
import dev.heddle.tasks.SwingContext;
import dev.heddle.tasks.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.Timer;

/**
 * Counts the frames of a user interface: a timer of Swing's asks for one every {@link #PERIOD}, and Swing's event thread
 * draws it as soon as it is free. Needs no display. An instance is for the event thread alone.
 */
public final class FrameCounter {
    /** The time from one frame to the next: 50 frames a second. */
    public static final Duration PERIOD = Duration.ofMillis(20);

    private static final Duration BEFORE_AND_AFTER = PERIOD.multipliedBy(10);

    private final long begin = System.nanoTime();
    private final List<Duration> delays = new ArrayList<>();
    private final Timer timer = new Timer(0, _ -> draw());

    private FrameCounter() {
        timer.setRepeats(false);
        timer.setInitialDelay((int) PERIOD.toMillis());
    }

    /**
     * Runs a handler on Swing's event thread, as a click would, and counts the frames from a moment before until a moment
     * after its task has ended. Any thread may call; the task fails if the handler does.
     */
    public static Task<Frames> during(AsyncCallable<?> handler) {
        return SwingContext.get().run(() -> Async.async("frames", () -> new FrameCounter().around(handler)));
    }

    private Frames around(AsyncCallable<?> handler) throws Exception {
        timer.start();
        try {
            Async.await(Task.delay(BEFORE_AND_AFTER));
            Async.await(handler.call());
            Async.await(Task.delay(BEFORE_AND_AFTER));
            return new Frames(PERIOD, delays);
        } finally {
            timer.stop();
        }
    }

    /** Draws the frames that are due by now, and asks for the next. */
    private void draw() {
        long now = System.nanoTime() - begin;
        while (nextDue() <= now) {
            delays.add(Duration.ofNanos(now - nextDue()));
        }
        timer.setInitialDelay((int) TimeUnit.NANOSECONDS.toMillis(nextDue() - now) + 1);
        timer.start();
    }

    private long nextDue() {
        return (delays.size() + 1) * PERIOD.toNanos();
    }
}
