package dev.heddle.trace.view.html;

import java.time.Duration;
import java.util.List;

/**
 * An SVG as wide as the output. What moves with time is in an inner SVG, so that a zoom only has to widen and shift that
 * one: its percentages follow, its text does not stretch.
 *
 * @param axis what all parts share
 * @param ticks the axis's marks
 * @param codeEnd where the traced code ended, as a share of the width; 1 where the trace ended with it
 */
record Plot(TimeAxis axis, List<TimeAxis.Tick> ticks, double codeEnd) {
    /** Marks beyond these shares are written inwards, for lack of room beside the plot. */
    private static final double FIRST = 0.03;

    private static final double LAST = 0.975;

    /** Where code that ended before this is named on the right of its mark, for lack of room on the left. */
    private static final double ROOM_FOR_NAME = 0.2;

    static Plot of(TimeAxis axis, Duration codeEnd) {
        return new Plot(axis, axis.ticks(), axis.share(codeEnd));
    }

    void open(Markup out, int height, String label) {
        out.open("svg", "plot");
        drawGround(out, height, label);
    }

    /** A plot of densities, with their numbers; {@code rows} is how many rows they count, 0 where that is not told. */
    void openBand(Markup out, int height, Density density, int rows, String label) {
        out.open("svg", "plot counted").attr("data-n", BandCounts.of(density));
        if (rows > 0) {
            out.attr("data-of", rows);
        }
        drawGround(out, height, label);
    }

    private void drawGround(Markup out, int height, String label) {
        out.attr("width", "100%").attr("height", height);
        out.attr("role", "img").attr("aria-label", label);
        out.open("svg", "time").attr("width", "100%").attr("height", height);
        out.open("g", "grid");
        for (TimeAxis.Tick tick : ticks) {
            String x = TimeAxis.percent(tick.share());
            out.open("line").attr("x1", x).attr("x2", x).attr("y2", "100%").close();
        }
        out.close();
        if (codeEnd < 1) {
            String x = TimeAxis.percent(codeEnd);
            out.open("line", "end")
                    .attr("x1", x)
                    .attr("x2", x)
                    .attr("y2", "100%")
                    .close();
        }
    }

    /** Says at the mark where the traced code ended that it did, if the trace went on. */
    void nameCodeEnd(Markup out, String title) {
        if (codeEnd < 1) {
            boolean right = codeEnd < ROOM_FOR_NAME;
            out.open("text", right ? "tick first" : "tick last")
                    .attr("x", TimeAxis.percent(codeEnd))
                    .attr("dx", right ? 4 : -4)
                    .attr("y", 10);
            out.text("end of " + title).close();
        }
    }

    void close(Markup out) {
        out.close().close();
    }

    /** The labels of the ticks, as a block of their own. */
    void drawAxis(Markup out) {
        out.open("div", "block axis").open("div", "labels").close();
        out.open("svg", "plot").attr("width", "100%").attr("height", 18).attr("aria-hidden", "true");
        out.open("g", "ticks");
        for (TimeAxis.Tick tick : ticks) {
            String edge = tick.share() < FIRST ? " first" : tick.share() > LAST ? " last" : "";
            out.open("text", "tick" + edge)
                    .attr("x", TimeAxis.percent(tick.share()))
                    .attr("y", 12);
            out.text(tick.label()).close();
        }
        out.close().close().close();
    }
}
