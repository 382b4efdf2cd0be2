package dev.heddle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From the end of a traced piece of code to its picture, for traces of every size. */
final class PictureGroup implements Group {
    private static final int MANY = 100_000;
    private static final int MOST = 1_000_000;
    private static final int VIRTUAL_THREADS = 1_000_000;
    private static final List<String> MEMORY = List.of("-Xmx2g");

    private record Case(Scenes scene, int events) {
        String label() {
            return scene.label() + (scene == Scenes.FEW ? "" : String.format(Locale.ROOT, ": %,d events", events));
        }
    }

    @Override
    public String name() {
        return "picture";
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        var heads = new ArrayList<>(List.of("", "ms", "from", "to"));
        for (Stage stage : Stage.values()) {
            heads.add(stage.label);
        }
        heads.addAll(List.of("KB of HTML", "MB of heap kept", "MB at most", "events lost"));
        var rows = new ArrayList<List<String>>();
        for (Case each : cases(effort)) {
            rows.add(row(each, effort, heads.size()));
        }
        return new Table(
                heads,
                rows,
                "Medians, least and most in %d JVM%s (`%s`) that drew smaller traces of the kind before; given up after %d s."
                        .formatted(
                                effort.jvms(),
                                effort.jvms() == 1 ? "" : "s",
                                String.join(" ", MEMORY),
                                limit(effort).toSeconds()));
    }

    private static Duration limit(Effort effort) {
        return Duration.ofSeconds(effort == Effort.FULL ? 60 : 30);
    }

    private static List<Case> cases(Effort effort) {
        int[] sizes = effort == Effort.SMOKE ? new int[] {1000} : new int[] {MANY / 10, MANY, MOST};
        var cases = new ArrayList<>(List.of(new Case(Scenes.FEW, 1)));
        for (Scenes scene : Scenes.values()) {
            if (scene != Scenes.FEW) {
                IntStream.of(sizes).mapToObj(size -> new Case(scene, size)).forEach(cases::add);
            }
        }
        if (effort != Effort.SMOKE) {
            cases.add(new Case(Scenes.VIRTUAL_THREADS, VIRTUAL_THREADS * Scenes.VIRTUAL_THREADS.eventsEach));
        }
        return cases;
    }

    private static List<String> row(Case each, Effort effort, int width) throws Exception {
        var runs = new ArrayList<double[]>();
        for (int fork = 0; fork < effort.jvms(); fork++) {
            double[] run = run(each, effort);
            if (run.length == 1) {
                return failed(each, run[0], width, limit(effort));
            }
            runs.add(run);
        }
        var cells = new ArrayList<>(List.of(each.label()));
        cells.addAll(Spread.of(column(runs, 0)).cells(Table::figure));
        for (int stage = 1; stage < PictureMain.FIGURES; stage++) {
            cells.add(Table.figure(Spread.of(column(runs, stage)).median()));
        }
        cells.add(Table.figure(atEnd(runs, 0) / 1000));
        cells.add(Table.figure(atEnd(runs, 1)));
        cells.add(Table.figure(atEnd(runs, 2)));
        cells.add(String.format(Locale.ROOT, "%,.0f", atEnd(runs, 3)));
        return cells;
    }

    private static List<String> failed(Case each, double outcome, int width, Duration limit) {
        var cells = new ArrayList<>(Collections.nCopies(width, "–"));
        cells.set(0, each.label());
        cells.set(1, outcome == PictureMain.TOO_LONG ? "more than %,d".formatted(limit.toMillis()) : "out of memory");
        return cells;
    }

    /** What a JVM leaves in its temporary directory goes with it, also where it was given up. */
    private static double[] run(Case each, Effort effort) throws Exception {
        Path directory = Files.createTempDirectory("heddle-picture");
        boolean few = each.scene == Scenes.FEW;
        int warmups = few ? 20 * effort.warmups : Math.min(5, effort.warmups);
        int rounds = few ? 5 * effort.iterations : each.events >= MOST ? 2 : effort.iterations;
        var flags = new ArrayList<>(MEMORY);
        flags.add("-Djava.io.tmpdir=" + directory);
        try {
            return ChildJvm.run(
                    flags,
                    PictureMain.class,
                    each.scene.name(),
                    String.valueOf(each.events),
                    String.valueOf(warmups),
                    String.valueOf(rounds),
                    String.valueOf(limit(effort).toMillis()));
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** One figure of all times of all runs; the outcome stands before them. */
    private static double[] column(List<double[]> runs, int figure) {
        return runs.stream()
                .flatMapToDouble(run -> IntStream.range(
                                0, (run.length - 1 - PictureMain.FIGURES_AT_END) / PictureMain.FIGURES)
                        .mapToDouble(time -> run[1 + time * PictureMain.FIGURES + figure]))
                .toArray();
    }

    private static double atEnd(List<double[]> runs, int figure) {
        return Spread.of(runs.stream()
                        .mapToDouble(run -> run[run.length - PictureMain.FIGURES_AT_END + figure])
                        .toArray())
                .median();
    }
}
