package dev.heddle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code ./heddle bench} runs: measures groups and writes their tables.
 *
 * <p>Arguments: the file to write the tables to, an {@link Effort}, a pattern that is found in the names of the groups to
 * measure, and, if its tables are to be replaced, the document.
 */
public final class BenchMain {
    /** What tracing costs, each measured in JVMs of its own. */
    static final List<Group> TRACING = List.of(
            new TracedGroup(
                    "traced-awaits",
                    List.of(Loads.BUSY_TASKS, Loads.BUSY_FUTURES, Loads.PACED_TASKS, Loads.TASKS, Loads.FUTURES)),
            new TracedGroup("traced-loop", List.of(Loads.SUM, Loads.HASH, Loads.HASH_ON_EVERY_CORE)),
            new EventGroup(),
            new PictureGroup(),
            new UntracedGroup(),
            new FirstGroup());

    /** What the task library costs. */
    static final List<Group> TASKS = List.of(
            new JmhGroup(AwaitBenchmark.class),
            new JmhGroup(CallBenchmark.class),
            new JmhGroup(SuspendBenchmark.class),
            new JmhGroup(CallAndSuspendBenchmark.class),
            new JmhGroup(StepsBenchmark.class),
            new JmhGroup(HopBenchmark.class),
            new JmhGroup(YieldBenchmark.class),
            new JmhGroup(RunBenchmark.class),
            new JmhGroup(RunInsideBenchmark.class),
            new JmhGroup(RoundTripBenchmark.class),
            new DelayGroup(),
            new MemoryGroup());

    static final List<Group> GROUPS =
            Stream.concat(TASKS.stream(), TRACING.stream()).toList();

    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        Path tables = Path.of(args[0]);
        Effort effort = Effort.valueOf(args[1]);
        List<Group> groups = chosen(args[2]);
        Files.writeString(tables, "");
        for (Group group : groups) {
            System.out.println("Measuring " + group.name());
            String before = Machine.load();
            String table = group.measure(effort).markdown()
                    + "%s; load %s before and %s after.\n".formatted(Machine.described(), before, Machine.load());
            Files.writeString(tables, group.name() + "\n\n" + table + "\n", StandardOpenOption.APPEND);
            if (args.length > 3) {
                replace(Path.of(args[3]), group, table);
            }
        }
    }

    private static List<Group> chosen(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        List<Group> chosen = GROUPS.stream()
                .filter(group -> compiled.matcher(group.name()).find())
                .toList();
        if (chosen.isEmpty()) {
            List<String> names = GROUPS.stream().map(Group::name).toList();
            throw new IllegalArgumentException("\"%s\" is in none of %s".formatted(pattern, String.join(", ", names)));
        }
        return chosen;
    }

    private static void replace(Path file, Group group, String table) throws IOException {
        Files.writeString(file, Document.withTable(Files.readString(file), group.name(), table));
    }
}
