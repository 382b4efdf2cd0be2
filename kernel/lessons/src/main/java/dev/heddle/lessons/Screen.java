package dev.heddle.lessons;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A user interface without the windows: one thread, named {@value #THREAD}, runs the handlers of clicks and draws a clock,
 * as in every toolkit for windows. A display wants a frame every {@link #PERIOD}, and gets it as soon as that thread is free.
 *
 * <p>The display is hardware, so its thread is in {@linkplain Elsewhere no trace}.
 */
public final class Screen {
    /** The name of the one thread that draws and handles clicks. */
    public static final String THREAD = "ui";

    /** From one frame to the next: 25 in a second, as in a film. */
    public static final Duration PERIOD = Duration.ofMillis(40);

    private static final int FRAMES_BEFORE_AND_AFTER = 3;
    private static final Duration LONGEST_WORK = Duration.ofSeconds(60);

    private final EventLoop ui = EventLoop.start(THREAD); // by the caller's thread: it is part of what is traced
    private final CompletableFuture<Void> work = new CompletableFuture<>();
    private final CompletableFuture<Frames> shown = new CompletableFuture<>();
    private final List<Duration> delays = new ArrayList<>(); // for the thread ui alone
    private final long begin = System.nanoTime();
    private volatile CompletableFuture<Void> nextBeat = new CompletableFuture<>();
    private volatile boolean over;
    private int beats; // for the display's thread alone

    private Screen() {}

    /**
     * Opens a screen, clicks a button on it, and closes it a moment after what the click began has ended. Any thread may
     * call; it is not held.
     *
     * @param handler what the click does, on the thread {@value #THREAD}; its end is the end of what it returns
     * @return the frames from opening to closing; fails as the handler does, or with a {@link TimeoutException} after a
     *     minute, when that thread is also interrupted
     */
    public static CompletableFuture<Frames> click(Callable<? extends CompletionStage<?>> handler) {
        Screen screen = new Screen();
        screen.ui.post(screen::drawAtEachBeat);
        Elsewhere.threads("display").newThread(() -> screen.display(handler)).start();
        return screen.shown;
    }

    private void drawAtEachBeat() {
        var _ = Async.async("clock", () -> {
            do {
                Async.await(nextBeat);
                nextBeat = new CompletableFuture<>(); // before it looks: the end completes this one, or is seen
                drawWhatIsDue();
            } while (!over);
            ui.close(); // here, where this body has not to come back to it any more
        });
    }

    private void drawWhatIsDue() {
        long now = now();
        while (due(delays.size()) <= now) {
            delays.add(Duration.ofNanos(now - due(delays.size())));
        }
    }

    private void display(Callable<? extends CompletionStage<?>> handler) {
        beat(FRAMES_BEFORE_AND_AFTER);
        ui.post(() -> run(handler));
        while (!work.isDone()) {
            if (now() > LONGEST_WORK.toNanos()) {
                giveUp();
                return;
            }
            beat(1);
        }
        beat(FRAMES_BEFORE_AND_AFTER);
        ui.post(this::handIn);
        end();
    }

    private void beat(int times) {
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(due(beats++) - now());
            nextBeat.complete(null);
        }
    }

    private void run(Callable<? extends CompletionStage<?>> handler) {
        try {
            var _ = handler.call().whenComplete((_, failure) -> workEnded(failure));
        } catch (Throwable failure) { // whatever a reader's code throws is told
            workEnded(failure);
        }
    }

    private void workEnded(@Nullable Throwable failure) {
        if (failure == null) {
            work.complete(null);
        } else {
            work.completeExceptionally(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        }
    }

    /** On the thread ui, so that whoever goes on with the frames is woken by a thread that is traced. */
    private void handIn() {
        var _ = work.whenComplete((_, failure) -> {
            if (failure == null) {
                shown.complete(new Frames(PERIOD, delays));
            } else {
                shown.completeExceptionally(failure);
            }
        });
    }

    private void giveUp() {
        end();
        ui.thread().interrupt();
        shown.completeExceptionally(new TimeoutException("the click's work has not ended after " + LONGEST_WORK));
    }

    private void end() {
        over = true;
        nextBeat.complete(null);
    }

    /** When a frame is due, in nanoseconds since the screen was opened. */
    private static long due(int frame) {
        return (frame + 1) * PERIOD.toNanos();
    }

    private long now() {
        return System.nanoTime() - begin;
    }
}
