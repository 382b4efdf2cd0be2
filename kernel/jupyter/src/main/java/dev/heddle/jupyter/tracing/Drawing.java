package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trace and the picture of a cell that ended, on a thread of its own, while the cell's thread waits so that an
 * interrupt reaches it. When it takes longer than a moment, a line under the cell says what goes on; the picture then takes
 * its place. For the cells' thread.
 */
final class Drawing {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final String WAITING =
            "Waiting for work that outlives the cell … (interrupt the kernel to see what there is by now)";
    private static final String DRAWING =
            "Drawing what the threads did … (interrupt the kernel to go on without the picture)";
    private static final String GIVEN_UP = "The picture was given up: the kernel was interrupted while it was drawn.";

    private record Picture(ThreadTrace trace, DisplayData drawn) {}

    private final BaseKernel kernel;
    private final ThreadRecorder recorder;
    private final FutureTask<Picture> picture;
    private final InPlaceDisplay place;
    private String said = "";

    private Drawing(BaseKernel kernel, ThreadRecorder recorder, InPlaceDisplay place) {
        this.kernel = kernel;
        this.place = place;
        this.recorder = recorder;
        picture = new FutureTask<>(() -> {
            ThreadTrace trace = recorder.stop();
            return new Picture(trace, kernel.getRenderer().render(trace));
        });
    }

    /**
     * Shows the picture of what a recorder recorded.
     *
     * @param place where to show it
     * @return the trace, null when the user gave it up
     * @throws UserError when there is none; says why
     */
    static @Nullable ThreadTrace show(BaseKernel kernel, ThreadRecorder recorder, InPlaceDisplay place) {
        recorder.end();
        return new Drawing(kernel, recorder, place).show();
    }

    private @Nullable ThreadTrace show() {
        OwnThreads.start("heddle-drawing", picture);
        while (true) {
            try {
                Picture done = kernel instanceof HeddleKernel heddle ? heddle.interruptibly(this::await) : await();
                place.show(done.drawn());
                return done.trace();
            } catch (InterruptedException byUser) {
                if (!recorder.cut()) {
                    say(GIVEN_UP);
                    return null;
                }
            } catch (ExecutionException failure) {
                return failed(failure.getCause());
            }
        }
    }

    private @Nullable ThreadTrace failed(@Nullable Throwable cause) {
        if (cause instanceof CancellationException) {
            say(GIVEN_UP);
            return null;
        }
        String message =
                cause instanceof UncheckedIOException ? String.valueOf(cause.getMessage()) : "no trace: " + cause;
        if (place.isUsed()) {
            say("There is no picture.");
        }
        throw new UserError("NoTrace", message);
    }

    private Picture await() throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return picture.get(MOMENT.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException takesLong) {
                say(recorder.isWaiting() ? WAITING : DRAWING);
            }
        }
    }

    private void say(String text) {
        if (!text.equals(said)) {
            said = text;
            place.show(kernel.getRenderer().render(text));
        }
    }
}
