package dev.heddle.trace.view.html;

import java.util.List;

/**
 * An SVG as wide as the output. What moves with time is in an inner SVG, so that a zoom only has to widen and shift that
 * one: its percentages follow, its text does not stretch.
 */
record Plot(TimeAxis axis, List<TimeAxis.Tick> ticks) {
    /** Marks beyond these shares are written inwards, for lack of room beside the plot. */
    private static final double FIRST = 0.03;

    private static final double LAST = 0.975;

    static Plot of(TimeAxis axis) {
        return new Plot(axis, axis.ticks());
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
