package dev.heddle.trace.view.html;

import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.VisibleText;
import dev.heddle.trace.view.StateSums;
import dev.heddle.trace.view.html.BandMeasures.Measure;
import dev.heddle.trace.view.html.SliceWords.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One part of the picture, where or what: labels at the left, rows on the time axis, bands that unfold. */
final class Section {
    private static final int BAND_HEIGHT = 40;
    private static final int LONGEST_NAME = 160;

    private final Markup out;
    private final Plot plot;
    private final PictureIds ids;
    private final Budget budget;
    private final BandMeasures measures;
    private final Side side;
    private final SliceWords words;
    private final Flags flags;
    private int unfolded;

    Section(
            Markup out,
            Plot plot,
            PictureIds ids,
            Budget budget,
            BandMeasures measures,
            Side side,
            SliceWords words,
            Flags flags) {
        this.out = out;
        this.plot = plot;
        this.ids = ids;
        this.budget = budget;
        this.measures = measures;
        this.side = side;
        this.words = words;
        this.flags = flags;
    }

    /** Draws the entries; {@code over} draws on top of each block of rows. */
    void draw(String heading, List<Entry> entries, Consumer<List<Entry.Row>> over) {
        out.open("div", side == Side.WHERE ? "where" : "what");
        out.element("div", "head", heading);
        List<Entry.Row> block = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Row row -> block.add(row);
                case Entry.Band band -> {
                    drawRows(block, over);
                    block.clear();
                    drawBand(band);
                }
            }
        }
        drawRows(block, over);
        out.close();
    }

    private void drawRows(List<Entry.Row> rows, Consumer<List<Entry.Row>> over) {
        if (rows.isEmpty()) {
            return;
        }
        out.open("div", "block").open("div", "labels").attr("role", "list");
        for (int i = 0; i < rows.size(); i++) {
            boolean ofOtherKind =
                    i > 0 && !rows.get(i).kind().equals(rows.get(i - 1).kind());
            drawLabel(rows.get(i), side == Side.WHERE && ofOtherKind);
        }
        out.close();
        plot.open(out, rows.size() * SliceRow.HEIGHT, heading(rows.size()));
        SliceRow sliceRow = new SliceRow(out, plot.axis(), ids, budget);
        for (int i = 0; i < rows.size(); i++) {
            out.open("g", "row");
            if (i > 0) {
                out.attr("transform", "translate(0 " + i * SliceRow.HEIGHT + ")");
            }
            drawLife(rows.get(i));
            sliceRow.draw(rows.get(i), words);
            out.close();
        }
        over.accept(rows);
        flags.draw(out, rows, side);
        plot.close(out);
        out.close();
    }

    /** A faint ground for as long as the thread existed: where it is empty the thread was idle. */
    private void drawLife(Entry.Row row) {
        double begin = plot.axis().share(row.begin());
        double width = plot.axis().share(row.end()) - begin;
        if (side == Side.WHERE && width > 0) {
            out.open("rect", "life")
                    .attr("x", TimeAxis.percent(begin))
                    .attr("width", TimeAxis.percent(width))
                    .attr("y", SliceRow.TOP)
                    .attr("height", SliceRow.BOTTOM - SliceRow.TOP)
                    .close();
        }
    }

    private void drawLabel(Entry.Row row, boolean ofOtherKind) {
        String name = VisibleText.of(row.name(), LONGEST_NAME) + " · " + row.kind();
        String did = StateSums.longest(row.slices());
        out.open("div", ofOtherKind ? "lab other" : "lab").attr("title", name);
        out.attr("role", "listitem").attr("aria-label", did.isEmpty() ? name : name + ": " + did);
        if (row.depth() > 0) {
            out.attr("style", "--d:" + row.depth());
        }
        if (side == Side.WHAT) {
            out.attr("data-t", row.id());
        }
        Label.draw(out, row.name(), row.kind(), row.mark());
        out.close();
    }

    private void drawBand(Entry.Band band) {
        int count = band.rows().size();
        Measure measure = measures.of(band.rows());
        Density density = measure.density();
        List<Paint> stack = List.of(Paint.values());
        int peak = measure.peak();

        out.open("details", "fold").open("summary", "block");
        out.open("span", "lab band").attr("title", VisibleText.of(band.name(), LONGEST_NAME) + " · " + band.kind());
        if (band.depth() > 0) {
            out.attr("style", "--d:" + band.depth());
        }
        out.open("span", "top");
        Label.draw(out, band.name(), band.name().contains(band.kind()) ? "" : band.kind(), "");
        out.close();
        out.element(
                        "span",
                        "kind below",
                        "×" + CountText.of(count) + (peak < count ? " · up to " + CountText.of(peak) : ""))
                .close();
        plot.openBand(out, BAND_HEIGHT, density, count, band.name() + ", " + CountText.of(count) + " folded");
        out.open("g");
        out.title(CountText.of(count) + " folded into one band, at most " + CountText.of(peak)
                + " busy or waiting at once");
        new DensityBand(density, stack, Math.max(1, density.peak(stack))).draw(out, ids, 4, BAND_HEIGHT - 8);
        out.close();
        flags.drawOn(out, band, side);
        plot.close(out);
        out.close();
        drawUnfolded(band, measure);
        out.close();
    }

    private void drawUnfolded(Entry.Band band, Measure measure) {
        int shown = unfoldable(band);
        unfolded += shown;
        drawRows(measure.foremost(band.rows(), shown), rows -> {});
        int hidden = band.rows().size() - shown;
        if (hidden > 0) {
            String others = CountText.of(hidden);
            out.element(
                    "div",
                    "more",
                    shown == 0
                            ? others + ", none shown on its own"
                            : "and " + others + " more, which held a thread for less time than these");
        }
    }

    /** The first bands unfold further than the later ones, so that the picture's length stays bounded. */
    private int unfoldable(Entry.Band band) {
        return Math.min(band.rows().size(), (budget.unfolded() - unfolded) / 2);
    }

    /** How many rows a section of these entries draws, folds included. */
    static int drawnRows(List<Entry> entries, Budget budget) {
        int rows = 0;
        int unfolded = 0;
        for (Entry entry : entries) {
            rows++;
            if (entry instanceof Entry.Band band) {
                int shown = Math.min(band.rows().size(), (budget.unfolded() - unfolded) / 2);
                rows += shown;
                unfolded += shown;
            }
        }
        return rows;
    }

    private String heading(int rows) {
        return side == Side.WHERE ? CountText.of(rows) + " threads over time" : CountText.of(rows) + " tasks over time";
    }
}
