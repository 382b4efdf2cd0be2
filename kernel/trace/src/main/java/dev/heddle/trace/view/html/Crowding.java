package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a row into slices that are drawn one by one and crowds of slices too narrow for that, which are drawn as a
 * density. A narrow slice on its own is drawn.
 *
 * @param single slices to draw one by one, in order
 * @param crowds neighbours too narrow to tell apart, in order; empty in an ordinary trace
 */
record Crowding(List<Slice> single, List<List<Slice>> crowds) {
    /** Slices narrower than this share of the width are narrow. */
    private static final double NARROW = 0.0005;

    private static final int SMALLEST_CROWD = 4;

    /** Draws at most {@code most} slices one by one: where there are more, wider ones count as narrow too. */
    static Crowding of(List<Slice> slices, TimeAxis axis, int most) {
        List<Slice> drawn = slices.stream().filter(Paint::isDrawn).toList();
        for (double narrow = NARROW * axis.span(); ; narrow *= 2) {
            Crowding crowding = split(drawn, narrow);
            if (crowding.single.size() <= most || narrow > 2.0 * axis.span()) {
                return crowding;
            }
        }
    }

    private static Crowding split(List<Slice> slices, double narrow) {
        Crowding result = new Crowding(new ArrayList<>(), new ArrayList<>());
        List<Slice> neighbours = new ArrayList<>();
        for (Slice slice : slices) {
            long start = slice.startNanos();
            boolean isNarrow = slice.endNanos() - start < narrow;
            if (!neighbours.isEmpty()) {
                long gap = start - neighbours.getLast().endNanos();
                if (!isNarrow || gap >= narrow) {
                    neighbours = result.settle(neighbours);
                }
            }
            if (isNarrow) {
                neighbours.add(slice);
            } else {
                result.single.add(slice);
            }
        }
        result.settle(neighbours);
        return result;
    }

    private List<Slice> settle(List<Slice> neighbours) {
        if (neighbours.size() < SMALLEST_CROWD) {
            single.addAll(neighbours);
        } else {
            crowds.add(neighbours);
        }
        return new ArrayList<>();
    }
}
