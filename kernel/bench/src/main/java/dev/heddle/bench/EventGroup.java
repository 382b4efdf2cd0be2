package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What one event costs, and how large it is. */
final class EventGroup implements Group {
    private static final int FIGURES_OF_PAIR = 2;
    private static final int FIGURES_AT_END = 3;

    /** Of a second's worth of events a part is enough, and the file stays small. */
    private static final int PART_OF_TIME = 5;

    @Override
    public String name() {
        return "event";
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        int warmups = Math.max(1, 2 * effort.warmups);
        int pairs = 3 * effort.iterations;
        int millis = Math.max(1, effort.millis / PART_OF_TIME);
        var rows = new ArrayList<List<String>>();
        for (EventLoads load : EventLoads.values()) {
            var runs = new ArrayList<double[]>();
            for (int fork = 0; fork < effort.jvms(); fork++) {
                runs.add(ChildJvm.run(
                        Tracing.FLAGS,
                        EventMain.class,
                        load.name(),
                        String.valueOf(warmups),
                        String.valueOf(pairs),
                        String.valueOf(millis)));
            }
            rows.add(row(load, runs));
        }
        return new Table(
                List.of("", "ns", "from", "to", "ns of the whole process", "bytes on disk", "recorded", "lost"),
                rows,
                "Medians of %d pairs of turns of %s s, without and with a recording of this event alone, in %d JVM%s after %d to warm up."
                        .formatted(
                                pairs * effort.jvms(),
                                millis / 1000.0,
                                effort.jvms(),
                                effort.jvms() == 1 ? "" : "s",
                                warmups));
    }

    private static List<String> row(EventLoads load, List<double[]> runs) {
        var cells = new ArrayList<>(List.of(load.label()));
        cells.addAll(Spread.of(column(runs, 0)).cells(Table::figure));
        cells.add(Table.figure(Spread.of(column(runs, 1)).median()));
        cells.add(Table.figure(atEnd(runs, 0)));
        cells.add(String.format(Locale.ROOT, "%.1f %%", 100 * atEnd(runs, 1)));
        cells.add(String.format(Locale.ROOT, "%.1f %%", 100 * atEnd(runs, 2)));
        return cells;
    }

    /** One figure of all pairs of all runs. */
    private static double[] column(List<double[]> runs, int figure) {
        return runs.stream()
                .flatMapToDouble(run -> IntStream.range(0, (run.length - FIGURES_AT_END) / FIGURES_OF_PAIR)
                        .mapToDouble(pair -> run[pair * FIGURES_OF_PAIR + figure]))
                .toArray();
    }

    private static double atEnd(List<double[]> runs, int figure) {
        return Spread.of(runs.stream()
                        .mapToDouble(run -> run[run.length - FIGURES_AT_END + figure])
                        .toArray())
                .median();
    }
}
