package dev.heddle.bench;

import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.view.html.HtmlView;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Traces a scene and draws it, some times over. Prints how it went; then, if it was drawn, of each time the
 * milliseconds from the end of the traced code to the picture and those of each {@link Stage}; then the bytes of HTML, the
 * megabytes of heap that the trace keeps, those in use at most, and the events lost.
 */
final class PictureMain {
    /** Figures of one time. */
    static final int FIGURES = 1 + Stage.values().length;

    /** Figures after all times. */
    static final int FIGURES_AT_END = 4;

    /** Scenes of this part of the size have the code compiled. */
    private static final int WARMUP_PART = 20;

    private static final double MEGA = 1e6;

    private PictureMain() {}

    /** How it went, as the first number says. */
    static final double DRAWN = 0;

    static final double TOO_LONG = 1;
    static final double OUT_OF_MEMORY = 2;

    private record Picture(ThreadTrace trace, String html, String text, long nanos) {}

    private record Measured(Picture picture, List<Double> figures, long peak) {}

    public static void main(String[] args) throws Exception {
        Scenes scene = Scenes.valueOf(args[0]);
        int events = Integer.parseInt(args[1]);
        int warmups = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        Duration limit = Duration.ofMillis(Long.parseLong(args[4]));
        try {
            for (int i = 0; i < warmups; i++) {
                measure(scene, events / WARMUP_PART, limit);
            }
            System.out.println(DRAWN + " " + all(scene, events, rounds, limit));
        } catch (TimeoutException e) {
            end(TOO_LONG);
        } catch (OutOfMemoryError e) {
            end(OUT_OF_MEMORY);
        }
    }

    /** Whoever still draws is not waited for; the recorder, which would clean up at an orderly exit, could print after us. */
    private static void end(double outcome) {
        System.out.println(outcome);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String all(Scenes scene, int events, int rounds, Duration limit) throws Exception {
        StringJoiner line = new StringJoiner(" ");
        long peak = allButLast(scene, events, rounds, limit, line);
        long before = usedHeap();
        Measured last = measure(scene, events, limit);
        line.add(joined(last.figures));
        double kept = usedHeap() - before;
        return line + " "
                + joined(List.of(
                        (double) last.picture.html.getBytes(StandardCharsets.UTF_8).length,
                        kept / MEGA,
                        Math.max(peak, last.peak) / MEGA,
                        (double) last.picture.trace.totals().eventsLost()));
    }

    /** A method of its own, so that its last trace is garbage when it returns. */
    private static long allButLast(Scenes scene, int events, int rounds, Duration limit, StringJoiner line)
            throws Exception {
        long peak = 0;
        for (int i = 1; i < rounds; i++) {
            Measured measured = measure(scene, events, limit);
            peak = Math.max(peak, measured.peak);
            line.add(joined(measured.figures));
        }
        return peak;
    }

    private static Measured measure(Scenes scene, int events, Duration limit) throws Exception {
        ThreadRecorder recorder = ThreadRecorder.start(Tracing.OPTIONS);
        scene.play(events);
        FutureTask<Picture> drawing = new FutureTask<>(() -> draw(recorder));
        Thread drawer =
                Thread.ofPlatform().name(Tracing.OWN + "drawer").daemon().unstarted(drawing);
        try (StageWatch watch = StageWatch.start(drawer, Duration.ofMillis(events > 10_000 ? 5 : 1))) {
            drawer.start();
            Picture picture = drawing.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            drawer.join();
            double millis = picture.nanos / MEGA;
            List<Double> figures = new ArrayList<>(List.of(millis));
            for (Stage stage : Stage.values()) {
                figures.add(millis * watch.share(stage));
            }
            return new Measured(picture, figures, watch.peak());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError outOfMemory) {
                throw outOfMemory;
            }
            throw e;
        }
    }

    private static Picture draw(ThreadRecorder recorder) {
        long begin = System.nanoTime();
        ThreadTrace trace = recorder.stop();
        String html = HtmlView.of(trace);
        String text = trace.toText();
        return new Picture(trace, html, text, System.nanoTime() - begin);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String joined(List<Double> figures) {
        return figures.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
