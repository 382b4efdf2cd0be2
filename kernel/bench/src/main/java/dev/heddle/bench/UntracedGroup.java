package dev.heddle.bench;

import dev.heddle.bench.UntracedMain.Past;
import java.util.ArrayList;
import java.util.List;

/** What the tracer costs while nothing is traced, in pairs of JVMs. */
final class UntracedGroup implements Group {
    private static final int PARTS_OF_TIME = 4;

    @Override
    public String name() {
        return "untraced";
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        int pairs = Math.max(1, 4 * effort.forks);
        var never = new ArrayList<double[]>();
        var traced = new ArrayList<double[]>();
        for (int i = 0; i < pairs; i++) {
            never.add(run(Past.NEVER_TRACED, effort));
            traced.add(run(Past.TRACED, effort));
        }
        var rows = new ArrayList<List<String>>();
        for (int load = 0; load < UntracedMain.LOADS.size(); load++) {
            var cells = new ArrayList<>(List.of(UntracedMain.LOADS.get(load).label()));
            addTo(cells, never, traced, 2 * load);
            addTo(cells, never, traced, 2 * load + 1);
            rows.add(cells);
        }
        return new Table(
                List.of(
                        "",
                        "ns",
                        "after a trace",
                        "ratio",
                        "from",
                        "to",
                        "ns of CPU",
                        "after a trace",
                        "ratio",
                        "from",
                        "to"),
                rows,
                "Medians of %d pair%s of JVMs, in each the median of %d × %s s after %d to warm up."
                        .formatted(
                                pairs,
                                pairs == 1 ? "" : "s",
                                effort.iterations,
                                millis(effort) / 1000.0,
                                warmups(effort)));
    }

    private static int millis(Effort effort) {
        return Math.max(1, effort.millis / PARTS_OF_TIME);
    }

    /** More than elsewhere: what was compiled while it was traced is compiled anew afterwards. */
    private static int warmups(Effort effort) {
        return 3 * effort.warmups;
    }

    private static double[] run(Past past, Effort effort) throws Exception {
        return ChildJvm.run(
                Tracing.FLAGS,
                UntracedMain.class,
                past.name(),
                String.valueOf(warmups(effort)),
                String.valueOf(effort.iterations),
                String.valueOf(millis(effort)));
    }

    private static void addTo(List<String> cells, List<double[]> never, List<double[]> traced, int figure) {
        var ratios = new double[never.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = traced.get(i)[figure] / never.get(i)[figure];
        }
        cells.add(Table.figure(Medians.of(never)[figure]));
        cells.add(Table.figure(Medians.of(traced)[figure]));
        cells.addAll(Spread.of(ratios).cells(Table::ratio));
    }
}
