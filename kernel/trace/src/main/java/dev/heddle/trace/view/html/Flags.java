package dev.heddle.trace.view.html;

import dev.heddle.trace.finding.Evidence;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.text.VisibleText;
import dev.heddle.trace.view.html.SliceWords.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Findings, as flags on the slices that prove them: of each finding one in a row, where it lasted longest. */
final class Flags {
    private static final int WIDTH = 30;
    private static final int HEIGHT = 13;
    private static final int LONGEST = 400;
    private static final int MOST = 80;

    /** Beyond this share of the width a flag hangs to the left of where its slice begins. */
    private static final double LAST = 0.94;

    private final List<Finding> findings;
    private final TimeAxis axis;
    private int left = MOST;

    Flags(List<Finding> findings, TimeAxis axis) {
        this.findings = findings;
        this.axis = axis;
    }

    /** Draws those of these rows, each {@link SliceRow#HEIGHT} high. */
    void draw(Markup out, List<Entry.Row> rows, Side side) {
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            numbers.put(rows.get(i).id(), i);
        }
        for (Finding finding : findings) {
            first(finding, side).forEach((row, evidence) -> {
                @Nullable Integer number = numbers.get(row);
                if (number != null) {
                    drawFlag(out, finding, evidence, number * SliceRow.HEIGHT);
                }
            });
        }
    }

    /** Draws those of all rows that are folded here, of each finding one. */
    void drawOn(Markup out, Entry.Band band, Side side) {
        List<Long> ids = band.rows().stream().map(Entry.Row::id).toList();
        for (Finding finding : findings) {
            first(finding, side).entrySet().stream()
                    .filter(entry -> ids.contains(entry.getKey()))
                    .findFirst()
                    .ifPresent(entry -> drawFlag(out, finding, entry.getValue(), 0));
        }
    }

    /** The first evidence in each row, which is the longest there. */
    private static Map<Long, Evidence> first(Finding finding, Side side) {
        ToLongFunction<Evidence> row = side == Side.WHERE ? Evidence::thread : Evidence::task;
        Map<Long, Evidence> first = new HashMap<>();
        for (Evidence evidence : finding.evidence()) {
            if (row.applyAsLong(evidence) != 0) {
                first.putIfAbsent(row.applyAsLong(evidence), evidence);
            }
        }
        return first;
    }

    private void drawFlag(Markup out, Finding finding, Evidence evidence, int top) {
        if (left == 0) {
            return;
        }
        left--;
        double start = axis.share(evidence.slice().start());
        boolean hangsLeft = start > LAST;
        String x = TimeAxis.percent(start);
        out.open("g", "flag of-" + finding.diagnosis().severity().label());
        out.title(finding.id() + " " + finding.title() + " · " + VisibleText.of(finding.what(), LONGEST));
        out.open("rect")
                .attr("x", x)
                .attr("y", top)
                .attr("width", WIDTH)
                .attr("height", HEIGHT)
                .attr("rx", "6.5");
        if (hangsLeft) {
            out.attr("transform", "translate(-" + WIDTH + " 0)");
        }
        out.close();
        out.open("text")
                .attr("x", x)
                .attr("dx", hangsLeft ? -WIDTH / 2 : WIDTH / 2)
                .attr("y", top + HEIGHT - 3)
                .text(finding.id())
                .close();
        out.close();
    }
}
