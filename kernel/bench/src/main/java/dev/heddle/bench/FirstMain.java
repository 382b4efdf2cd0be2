package dev.heddle.bench;

import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.view.html.HtmlView;
import java.util.StringJoiner;

/**
 * Makes two traces of the same code in a new JVM and draws them. Prints milliseconds: what it took to warm up (0 where it
 * was not asked to), then for each trace its start, its end up to the model, and its picture.
 */
final class FirstMain {
    static final int FIGURES_OF_TRACE = 3;

    private FirstMain() {}

    public static void main(String[] args) throws Exception {
        boolean warm = Boolean.parseBoolean(args[0]);
        Scenes.FEW.play(1);
        StringJoiner line = new StringJoiner(" ");
        long asked = System.nanoTime();
        if (warm) {
            ThreadRecorder.warmUp();
        }
        line.add(warm ? millis(asked, System.nanoTime()) : "0");
        for (int i = 0; i < 2; i++) {
            long begin = System.nanoTime();
            try (ThreadRecorder recorder = ThreadRecorder.start(Tracing.OPTIONS)) {
                long started = System.nanoTime();
                Scenes.FEW.play(1);
                long end = System.nanoTime();
                ThreadTrace trace = recorder.stop();
                long stopped = System.nanoTime();
                require(HtmlView.of(trace).contains("<svg"));
                line.add(millis(begin, started));
                line.add(millis(end, stopped));
                line.add(millis(stopped, System.nanoTime()));
            }
        }
        System.out.println(line);
    }

    private static void require(boolean drawn) {
        if (!drawn) {
            throw new IllegalStateException("the trace has no picture");
        }
    }

    private static String millis(long from, long to) {
        return String.valueOf((to - from) / 1e6);
    }
}
