package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;

/** 100,000 delays of a second at the same time, each kind in JVMs of its own. */
final class DelayGroup implements Group {
    private static final int DELAYS = 100_000;

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        var rows = new ArrayList<List<String>>();
        for (Delays delays : Delays.values()) {
            var runs = new ArrayList<double[]>();
            for (int i = 0; i < effort.forks; i++) {
                runs.add(ChildJvm.run(
                        List.of(),
                        DelayMain.class,
                        delays.name(),
                        String.valueOf(effort.iterations),
                        String.valueOf(DELAYS)));
            }
            double[] medians = Medians.of(runs);
            rows.add(List.of(
                    Table.label(Delays.class.getField(delays.name())),
                    Table.figure(medians[0]),
                    Table.figure(medians[1]),
                    String.valueOf(Math.round(medians[2]))));
        }
        return new Table(
                List.of("", "ns to start one", "ns of CPU time for one, from start to end", "threads started for all"),
                rows,
                "Median of %d JVMs, in each the median of %d times 100,000 delays after as many to warm up."
                        .formatted(effort.forks, effort.iterations));
    }
}
