package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a million suspended bodies take, each kind in JVMs of its own. */
final class MemoryGroup implements Group {
    private static final int BODIES = 1_000_000;
    private static final List<String> COLLECTORS =
            List.of("-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:+UseG1GC -XX:+UseCompactObjectHeaders");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        var heads = new ArrayList<>(List.of(""));
        COLLECTORS.forEach(flags -> heads.addAll(List.of("MB, `" + flags + "`", "bytes of heap each")));
        var rows = new ArrayList<List<String>>();
        for (Crowds crowd : Crowds.values()) {
            rows.add(row(crowd, effort.forks));
        }
        String how = "Resident size of the whole process after a full collection (1 MB = 1,000,000 bytes), median of "
                + effort.forks + ".";
        return new Table(heads, rows, how);
    }

    private static List<String> row(Crowds crowd, int times) throws Exception {
        var cells = new ArrayList<>(List.of(Table.label(Crowds.class.getField(crowd.name()))));
        for (String flags : COLLECTORS) {
            var runs = new ArrayList<double[]>();
            for (int i = 0; i < times; i++) {
                runs.add(ChildJvm.run(
                        List.of(flags.split(" ")), MemoryMain.class, crowd.name(), String.valueOf(BODIES)));
            }
            for (double median : Medians.of(runs)) {
                cells.add(String.format(Locale.ROOT, "%,.0f", median));
            }
        }
        return cells;
    }
}
