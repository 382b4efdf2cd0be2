package dev.heddle.lessons.quiz;

import dev.heddle.tasks.EventLoop;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays scenes under a trace. */
final class Stage {
    /** The thread on which a scene begins. */
    static final String THREAD = "ui";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Stage() {}

    /**
     * Measures a scene. Nothing is found wrong with it: that is for the reader to find. Holds the calling thread.
     *
     * @throws IllegalStateException when the scene fails or does not end
     */
    static ThreadTrace play(String title, Scene scene) {
        String waits = Thread.currentThread().getName(); // only for the end of it
        TraceOptions options = TraceOptions.titled(title).ignoring((name, group) -> name.equals(waits));
        CompletableFuture<Object> end = new CompletableFuture<>();
        try (EventLoop loop = EventLoop.start(THREAD);
                ThreadRecorder recorder = ThreadRecorder.start(options, loop.thread())) {
            loop.post(() -> begin(scene, end));
            end.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            recorder.end();
            return withoutFindings(recorder.stop());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + title + " was measured", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(title + " could not be measured", e);
        }
    }

    private static void begin(Scene scene, CompletableFuture<Object> end) {
        try {
            var _ = scene.play().whenComplete((_, failure) -> {
                if (failure == null) {
                    end.complete(scene);
                } else {
                    end.completeExceptionally(failure);
                }
            });
        } catch (Exception failure) {
            end.completeExceptionally(failure);
        }
    }

    private static ThreadTrace withoutFindings(ThreadTrace trace) {
        return new ThreadTrace(
                trace.title(),
                trace.totals(),
                trace.cores(),
                trace.threads(),
                trace.tasks(),
                trace.handOffs(),
                List.of());
    }
}
