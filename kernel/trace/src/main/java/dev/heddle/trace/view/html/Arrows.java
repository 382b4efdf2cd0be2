package dev.heddle.trace.view.html;

import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hand-offs from row to row. When there are many, only those of the task under the pointer show. */
final class Arrows {
    private static final int FEW = 30;
    private static final int LONGEST_NAME = 80;

    private final List<HandOff> handOffs;
    private final TimeAxis axis;

    Arrows(List<HandOff> handOffs, TimeAxis axis) {
        this.handOffs = handOffs;
        this.axis = axis;
    }

    /** Draws those that go from one of these rows to another, at most {@code most}. */
    void draw(Markup out, List<Entry.Row> rows, int most) {
        Map<Long, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            rowOf.put(rows.get(i).id(), i);
        }
        List<HandOff> between = handOffs.stream()
                .filter(handOff -> rowOf.containsKey(handOff.fromThread()) && rowOf.containsKey(handOff.toThread()))
                .filter(handOff -> handOff.fromThread() != handOff.toThread())
                .limit(most)
                .toList();
        out.open("g", between.size() < FEW ? "arrows" : "arrows many");
        for (HandOff handOff : between) {
            int from = rowOf.getOrDefault(handOff.fromThread(), 0);
            int to = rowOf.getOrDefault(handOff.toThread(), 0);
            drawArrow(out, handOff, from, to);
        }
        out.close();
    }

    private void drawArrow(Markup out, HandOff handOff, int from, int to) {
        boolean down = from < to;
        out.open("line", "arrow")
                .attr("x1", TimeAxis.percent(axis.share(handOff.from())))
                .attr("y1", from * SliceRow.HEIGHT + (down ? SliceRow.BOTTOM : SliceRow.TOP))
                .attr("x2", TimeAxis.percent(axis.share(handOff.to())))
                .attr("y2", to * SliceRow.HEIGHT + (down ? SliceRow.TOP : SliceRow.BOTTOM));
        if (handOff.task() != 0) {
            out.attr("data-t", handOff.task());
        }
        String after = TimeText.of(handOff.to().minus(handOff.from()));
        out.title(VisibleText.of(handOff.what(), LONGEST_NAME) + " · went on after " + after)
                .close();
    }
}
