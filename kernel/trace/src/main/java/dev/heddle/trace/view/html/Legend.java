package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Set<State> tall = EnumSet.noneOf(State.class);
        Set<State> thin = EnumSet.noneOf(State.class);
        trace.threads().forEach(lane -> note(lane.slices(), tall, thin));
        trace.tasks().stream()
                .filter(task -> task.kind() != TaskRow.Kind.VIRTUAL_THREAD) // they have the slices of their lanes
                .forEach(task -> note(task.slices(), tall, thin));
        Map<Look, Set<String>> looks = new LinkedHashMap<>();
        for (Paint paint : Paint.values()) {
            for (State state : State.values()) {
                if (Paint.of(state) == paint) {
                    add(looks, new Look(paint, true), state, tall);
                    add(looks, new Look(paint, false), state, thin);
                }
            }
        }
        return looks;
    }

    private static void note(List<Slice> slices, Set<State> tall, Set<State> thin) {
        for (Slice slice : slices) {
            if (Paint.isDrawn(slice)) {
                (Paint.isTall(slice) ? tall : thin).add(slice.state());
            }
        }
    }

    private static void add(Map<Look, Set<String>> looks, Look look, State state, Set<State> seen) {
        if (seen.contains(state)) {
            looks.computeIfAbsent(look, unknown -> new LinkedHashSet<>()).add(state.label());
        }
    }
}
