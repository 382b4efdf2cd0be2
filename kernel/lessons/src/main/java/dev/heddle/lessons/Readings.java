package dev.heddle.lessons;

import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.IProgress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What weather stations in three towns measured each minute, as a file of lines such as {@code Lodz,2026-03-01T00:00:00Z,3.9},
 * and real work on such a file. A file is the same on every machine. Any thread may use this class.
 */
public final class Readings {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final double MEAN = 6;
    private static final double SWING = 8;
    private static final double NOISE = 2;
    private static final int PERCENT_STEP = 10;
    private static final int FIELDS = 3;

    /** A town, its clock, and when it is warmest there by that clock. */
    private enum Town {
        LODZ("Lodz", "Europe/Warsaw", 15),
        PAISLEY("Paisley", "Europe/London", 14),
        PRATO("Prato", "Europe/Rome", 16);

        private static final Map<String, Town> BY_NAME =
                Map.of(LODZ.label, LODZ, PAISLEY.label, PAISLEY, PRATO.label, PRATO);

        private final String label;
        private final ZoneId zone;
        private final int warmestHour;

        Town(String label, String zone, int warmestHour) {
            this.label = label;
            this.zone = ZoneId.of(zone);
            this.warmestHour = warmestHour;
        }

        int hourAt(Instant time) {
            return time.atZone(zone).getHour();
        }

        double degreesAt(Instant time) {
            return MEAN + SWING * Math.cos((hourAt(time) - warmestHour) * 2 * Math.PI / 24);
        }
    }

    /** The sum of what was measured in each hour of the day, and how often. */
    private static final class Day {
        private final double[] sum = new double[24];
        private final int[] count = new int[24];

        void add(int hour, double degrees) {
            sum[hour] += degrees;
            count[hour]++;
        }

        int warmestHour() {
            int warmest = -1;
            for (int hour = 0; hour < sum.length; hour++) {
                if (count[hour] > 0 && (warmest < 0 || mean(hour) > mean(warmest))) {
                    warmest = hour;
                }
            }
            return warmest;
        }

        private double mean(int hour) {
            return sum[hour] / count[hour];
        }
    }

    private Readings() {}

    /**
     * The bytes of a file.
     *
     * @param name files of other names have other temperatures
     * @param lines how many; each is some 30 bytes
     */
    public static byte[] file(String name, int lines) {
        SplittableRandom noise = new SplittableRandom(name.hashCode());
        StringBuilder text = new StringBuilder();
        List<Town> towns = List.of(Town.values());
        int written = 0;
        for (Instant time = FIRST; written < lines; time = time.plus(1, ChronoUnit.MINUTES)) {
            String stamp = time.toString();
            for (Town town : towns.subList(0, Math.min(towns.size(), lines - written))) {
                long tenths = Math.round(10 * (town.degreesAt(time) + noise.nextDouble(-NOISE, NOISE)));
                text.append(town.label)
                        .append(',')
                        .append(stamp)
                        .append(',')
                        .append(tenths / 10.0)
                        .append('\n');
                written++;
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same file with a line in its middle that nobody can read. */
    public static byte[] damaged(byte[] file) {
        List<String> lines = new ArrayList<>(lines(file));
        lines.set(lines.size() / 2, "Lodz,yesterday,warm");
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Its lines. */
    public static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * The hour of the day in which it is warmest, by town: reads every line, and turns every time into that of the town. Never
     * waits: it keeps a core busy from beginning to end.
     *
     * @throws IllegalArgumentException when a line cannot be read; says which
     */
    public static SortedMap<String, Integer> warmestHours(byte[] file) {
        return warmestHours(file, CancellationToken.none(), percent -> {});
    }

    /**
     * {@link #warmestHours(byte[])} that can be given up, and watched.
     *
     * @param token looked at before each line
     * @param percent told each tenth that is done, {@code 10} to {@code 100}, on the calling thread
     * @throws dev.heddle.tasks.OperationCanceledException when the token was cancelled before all was done
     * @throws IllegalArgumentException when a line cannot be read; says which
     */
    public static SortedMap<String, Integer> warmestHours(
            byte[] file, CancellationToken token, IProgress<Integer> percent) {
        Map<Town, Day> days = new TreeMap<>();
        List<String> lines = lines(file);
        int told = 0;
        for (int i = 0; i < lines.size(); i++) {
            token.throwIfCancellationRequested();
            read(lines.get(i), i + 1, days);
            int done = (int) ((i + 1) * 100L / lines.size());
            if (done >= told + PERCENT_STEP) {
                told = done;
                percent.report(done);
            }
        }
        SortedMap<String, Integer> hours = new TreeMap<>();
        days.forEach((town, day) -> hours.put(town.label, day.warmestHour()));
        return Collections.unmodifiableSortedMap(hours);
    }

    private static void read(String line, int number, Map<Town, Day> days) {
        String[] fields = line.split(",", FIELDS);
        Town town = Town.BY_NAME.get(fields[0]);
        if (town == null || fields.length < FIELDS) {
            throw new IllegalArgumentException(unreadable(line, number));
        }
        try {
            int hour = town.hourAt(Instant.parse(fields[1]));
            days.computeIfAbsent(town, _ -> new Day()).add(hour, Double.parseDouble(fields[2]));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(unreadable(line, number), e);
        }
    }

    private static String unreadable(String line, int number) {
        return "line " + number + " cannot be read: " + line;
    }
}
