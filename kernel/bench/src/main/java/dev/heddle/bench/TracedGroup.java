package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What tracing costs the code that is traced, while it runs. */
record TracedGroup(String name, List<Loads> loads) implements Group {
    private static final int FIGURES_OF_PAIR = 4;

    @Override
    public Table measure(Effort effort) throws Exception {
        int warmups = Math.max(1, effort.warmups / 2);
        int pairs = 2 * effort.iterations;
        var rows = new ArrayList<List<String>>();
        for (Loads load : loads) {
            var measured = new ArrayList<Pair>();
            for (int fork = 0; fork < effort.jvms(); fork++) {
                double[] figures = ChildJvm.run(
                        Tracing.FLAGS,
                        TracedMain.class,
                        load.name(),
                        String.valueOf(warmups),
                        String.valueOf(pairs),
                        String.valueOf(effort.millis));
                for (int at = 0; at < figures.length; at += FIGURES_OF_PAIR) {
                    measured.add(new Pair(figures[at], figures[at + 1], figures[at + 2], figures[at + 3]));
                }
            }
            rows.add(row(load, measured));
        }
        return new Table(
                List.of(
                        "",
                        "ns",
                        "traced",
                        "ratio",
                        "from",
                        "to",
                        "ns of CPU",
                        "traced",
                        "ratio",
                        "from",
                        "to",
                        "% of a core"),
                rows,
                "Medians of %d pairs of turns of %s s, without and with a trace, in %d JVM%s after %d pair%s to warm up."
                        .formatted(
                                pairs * effort.jvms(),
                                effort.millis / 1000.0,
                                effort.jvms(),
                                effort.jvms() == 1 ? "" : "s",
                                warmups,
                                warmups == 1 ? "" : "s"));
    }

    private static List<String> row(Loads load, List<Pair> measured) {
        var cells = new ArrayList<>(List.of(load.label()));
        cells.add(Table.figure(median(measured, Pair::wall)));
        cells.add(Table.figure(median(measured, Pair::tracedWall)));
        cells.addAll(spread(measured, pair -> pair.tracedWall / pair.wall).cells(Table::ratio));
        cells.add(Table.figure(median(measured, Pair::cpu)));
        cells.add(Table.figure(median(measured, Pair::tracedCpu)));
        cells.addAll(spread(measured, pair -> pair.tracedCpu / pair.cpu).cells(Table::ratio));
        cells.add(String.format(Locale.ROOT, "%.1f", median(measured, Pair::percentOfCore)));
        return cells;
    }

    private static double median(List<Pair> measured, ToDoubleFunction<Pair> figure) {
        return spread(measured, figure).median();
    }

    private static Spread spread(List<Pair> measured, ToDoubleFunction<Pair> figure) {
        return Spread.of(measured.stream().mapToDouble(figure).toArray());
    }

    /** Two turns beside one another, each in nanoseconds for one operation. */
    private record Pair(double wall, double tracedWall, double cpu, double tracedCpu) {
        /** What the traced turn used more, as a share of the time that it took. */
        double percentOfCore() {
            return 100 * (tracedCpu - cpu) / tracedWall;
        }
    }
}
