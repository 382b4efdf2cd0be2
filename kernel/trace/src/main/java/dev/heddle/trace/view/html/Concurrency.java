package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.VisibleText;
import java.util.List;

/** Threads held over time, running and held while waiting, against the number of cores: the waste has an area. */
final class Concurrency {
    private static final List<Paint> STACK = List.of(Paint.RUN, Paint.IO, Paint.LOCK, Paint.WAIT);
    private static final int HEIGHT = 52;
    private static final int LONGEST_NAME = 24;

    /** Kept free on top for the words at the line of cores. */
    private static final int HEADROOM = 14;

    /** More cores than this for each thread held are not drawn to scale: the threads would be too small to see. */
    private static final int MOST_CORES_PER_THREAD = 3;

    private final String title;
    private final int cores;
    private final Stretches held;

    private Concurrency(String title, int cores, Stretches held) {
        this.title = title;
        this.cores = cores;
        this.held = held;
    }

    static Concurrency of(ThreadTrace trace) {
        boolean carriersSeen = trace.threads().stream().anyMatch(lane -> lane.kind() == Kind.CARRIER);
        List<List<Slice>> lanes = trace.threads().stream()
                .filter(lane -> holdsThread(lane, carriersSeen))
                .map(ThreadLane::slices)
                .toList();
        return new Concurrency(
                VisibleText.of(trace.title(), LONGEST_NAME),
                Math.max(1, trace.cores()),
                Stretches.of(lanes, STACK::contains));
    }

    /** A virtual thread holds its carrier, which has its own lane unless the trace could not see it. */
    private static boolean holdsThread(ThreadLane lane, boolean carriersSeen) {
        return !lane.isVirtual() || !carriersSeen;
    }

    void draw(Markup out, Plot plot, PictureIds ids, Budget budget) {
        int peak = held.peak(plot.axis());
        int buckets = held.count() <= 500 ? 1_000 : Math.clamp(budget.buckets() / 4, 50, 400);
        Density density = Density.of(held, plot.axis(), buckets);
        int drawnCores = Math.min(cores, Math.max(1, peak) * MOST_CORES_PER_THREAD);
        double most = Math.max(drawnCores, peak);
        int height = HEIGHT - HEADROOM;

        String coreWords = CountText.of(cores, "core");

        out.open("div", "block held").open("div", "labels").open("div", "lab band");
        out.open("span", "top");
        Label.draw(out, "threads held", "over time", "");
        out.close();
        out.element("span", "kind below", "up to " + CountText.of(peak) + " · " + coreWords)
                .close()
                .close();
        plot.openBand(
                out, HEIGHT, density, 0, "threads held over time: up to " + CountText.of(peak) + " on " + coreWords);
        out.open("g").title("threads held: running at the bottom, held while waiting on top of it");
        new DensityBand(density, STACK, most).draw(out, ids, HEADROOM, height);
        out.close();
        drawCores(out, HEIGHT - height * drawnCores / most, drawnCores < cores ? "↑ " + coreWords : coreWords);
        plot.nameCodeEnd(out, title);
        plot.close(out);
        out.close();
    }

    private static void drawCores(Markup out, double y, String words) {
        String line = TimeAxis.decimals(y, 1);
        out.open("line", "cores")
                .attr("x2", "100%")
                .attr("y1", line)
                .attr("y2", line)
                .close();
        out.open("text", "tick last").attr("x", "100%").attr("y", TimeAxis.decimals(y - 4, 1));
        out.text(words).close();
    }
}
