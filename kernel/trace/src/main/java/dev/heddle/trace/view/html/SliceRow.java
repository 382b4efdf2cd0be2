package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.text.CountText;
import java.util.List;

/** Draws the slices of one thread or task: tall where a thread is held, a thin line where none is. */
final class SliceRow {
    static final int HEIGHT = 26;
    static final int TOP = 5;
    static final int BOTTOM = 21;
    private static final int TALL = BOTTOM - TOP;
    private static final int THIN = 3;
    private static final double THIN_TOP = TOP + (TALL - THIN) / 2.0;
    private static final int TALL_BASELINE = 17;
    private static final int THIN_BASELINE = 8;

    /** The least share of the width that is still seen as a mark. */
    private static final double NARROWEST = 0.0016;

    private final Markup out;
    private final TimeAxis axis;
    private final PictureIds ids;
    private final Budget budget;

    SliceRow(Markup out, TimeAxis axis, PictureIds ids, Budget budget) {
        this.out = out;
        this.axis = axis;
        this.ids = ids;
        this.budget = budget;
    }

    void draw(Entry.Row row, SliceWords words) {
        Crowding crowding = Crowding.of(row.slices(), axis, budget.slicesPerRow());
        if (!crowding.crowds().isEmpty()) {
            drawCrowds(crowding.crowds());
        }
        crowding.single().forEach(slice -> drawSlice(slice, row.id(), words));
    }

    private void drawCrowds(List<List<Slice>> crowds) {
        long count = crowds.stream().mapToLong(List::size).sum();
        Density density = Density.ofCrowds(crowds, axis, budget.bucketsPerRow());
        out.open("g").title(CountText.of(count) + " slices too narrow to draw one by one: the height is their share");
        new DensityBand(density, List.of(Paint.RUN, Paint.IO, Paint.LOCK, Paint.WAIT, Paint.READY), 1)
                .draw(out, ids, TOP, TALL);
        out.close();
    }

    private void drawSlice(Slice slice, long row, SliceWords words) {
        double start = Math.min(axis.share(slice.start()), 1 - NARROWEST);
        double width = Math.max(axis.share(slice.end()) - start, NARROWEST);
        boolean tall = Paint.isTall(slice);
        String paint = Paint.of(slice.state()).cssClass();
        out.open("rect", "s " + paint)
                .attr("x", TimeAxis.percent(start))
                .attr("width", TimeAxis.percent(width))
                .attr("y", tall ? Integer.toString(TOP) : TimeAxis.decimals(THIN_TOP, 1))
                .attr("height", tall ? TALL : THIN)
                .attr("rx", tall ? "2" : "1.5");
        if (slice.task() != 0) {
            out.attr("data-t", slice.task());
        }
        out.title(words.title(slice, row)).close();
        for (Fit.Label label : Fit.labels(words.labels(slice, row), width)) {
            out.open("text", (tall ? "t " + paint + "-t " : "t thin ") + label.cssClasses())
                    .attr("x", TimeAxis.percent(start + width / 2))
                    .attr("y", tall ? TALL_BASELINE : THIN_BASELINE)
                    .text(label.text())
                    .close();
        }
    }
}
