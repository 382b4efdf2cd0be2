package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says what the shapes and fills mean, only for those that occur. */
final class Legend {
    private Legend() {}

    private record Look(Paint paint, boolean tall) {}

    static void draw(Markup out, ThreadTrace trace) {
        Map<Look, Set<String>> looks = looks(trace);
        if (looks.isEmpty()) {
            return;
        }
        out.open("div", "legend");
        looks.forEach((look, words) -> {
            out.open("span", "key");
            drawSwatch(out, look.paint(), look.tall());
            out.text((look.paint().isHatched() ? "thread held: " : "") + String.join(", ", words))
                    .close();
        });
        out.close();
    }

    /** A small sample of a paint. */
    static void drawSwatch(Markup out, Paint paint, boolean tall) {
        out.open("svg", "swatch").attr("width", 24).attr("height", 12).attr("aria-hidden", "true");
        out.open("rect", paint.cssClass())
                .attr("x", "0.5")
                .attr("y", tall ? "0.5" : "4.5")
                .attr("width", 23)
                .attr("height", tall ? 11 : 3)
                .attr("rx", tall ? "2" : "1.5")
                .close();
        out.close();
    }

    private static Map<Look, Set<String>> looks(ThreadTrace trace) {
        Map<State, EnumSet<Shape>> seen = new LinkedHashMap<>();
        Stream.concat(
                        trace.threads().stream().flatMap(lane -> lane.slices().stream()),
                        trace.tasks().stream().flatMap(task -> task.slices().stream()))
                .filter(Paint::isDrawn)
                .forEach(slice -> seen.computeIfAbsent(slice.state(), state -> EnumSet.noneOf(Shape.class))
                        .add(shape(slice)));
        Map<Look, Set<String>> looks = new LinkedHashMap<>();
        for (Paint paint : Paint.values()) {
            for (State state : State.values()) {
                if (Paint.of(state) == paint && seen.containsKey(state)) {
                    seen.get(state)
                            .forEach(shape -> looks.computeIfAbsent(
                                            new Look(paint, shape == Shape.TALL), look -> new LinkedHashSet<>())
                                    .add(state.label()));
                }
            }
        }
        return looks;
    }

    private enum Shape {
        TALL,
        THIN
    }

    private static Shape shape(Slice slice) {
        return Paint.isTall(slice) ? Shape.TALL : Shape.THIN;
    }
}
