package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;

/** The first trace in a JVM and the second. */
final class FirstGroup implements Group {
    @Override
    public String name() {
        return "first";
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        int jvms = Math.max(1, 5 * effort.forks);
        var cold = new ArrayList<double[]>();
        var warm = new ArrayList<double[]>();
        for (int i = 0; i < jvms; i++) {
            cold.add(ChildJvm.run(List.of(), FirstMain.class, "false"));
            warm.add(ChildJvm.run(List.of(), FirstMain.class, "true"));
        }
        return new Table(
                List.of("", "ms", "from", "to", "to start", "to stop", "to draw"),
                List.of(
                        row("first trace", cold, 0),
                        row("second trace", cold, 1),
                        row("first trace after `warmUp()`", warm, 0),
                        row("second trace after `warmUp()`", warm, 1),
                        warmUp(warm)),
                "Medians, least and most of %d JVM%s, in which the traced code itself ran once before."
                        .formatted(jvms, jvms == 1 ? "" : "s"));
    }

    private static List<String> row(String label, List<double[]> runs, int trace) {
        int at = 1 + trace * FirstMain.FIGURES_OF_TRACE;
        var cells = new ArrayList<>(List.of(label));
        cells.addAll(Spread.of(runs.stream()
                        .mapToDouble(run -> run[at] + run[at + 1] + run[at + 2])
                        .toArray())
                .cells(Table::figure));
        for (int figure = at; figure < at + FirstMain.FIGURES_OF_TRACE; figure++) {
            cells.add(Table.figure(Medians.of(runs)[figure]));
        }
        return cells;
    }

    private static List<String> warmUp(List<double[]> runs) {
        var cells = new ArrayList<>(List.of("`warmUp()` itself, for a background thread"));
        cells.addAll(
                Spread.of(runs.stream().mapToDouble(run -> run[0]).toArray()).cells(Table::figure));
        cells.addAll(List.of("–", "–", "–"));
        return cells;
    }
}
