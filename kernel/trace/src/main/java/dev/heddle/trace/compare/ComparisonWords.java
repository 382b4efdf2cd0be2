package dev.heddle.trace.compare;

import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A comparison in the words and figures that every view of it shows. Nothing in them is markup, and none is escaped. */
public final class ComparisonWords {
    private static final String NONE = "–";
    private static final int NAME = 40;
    private static final int MESSAGE = 200;
    private static final double WIDE = 0.05;
    private static final int FEW = 3;

    private ComparisonWords() {}

    /** The heads of the table's columns; where there are sizes, that of the size is the second. */
    public static List<String> heads(Comparison comparison) {
        List<String> heads = new ArrayList<>(
                List.of("", "time", "95 % interval", "CPU", "allocated", "started", "at once", "held while waiting"));
        if (!comparison.sizes().isEmpty()) {
            heads.add(1, "n");
        }
        return heads;
    }

    /** The cells of one row of the table. */
    public static List<String> cells(Measured row) {
        List<String> cells = new ArrayList<>();
        cells.add(VisibleText.of(row.variant(), NAME));
        if (row.size() > 0) {
            cells.add(CountText.of(row.size()));
        }
        TimeInterval time = row.time();
        if (time == null) {
            cells.addAll(List.of(row.failure() == null ? NONE : "failed", NONE, NONE, NONE));
        } else {
            cells.add(fine(time.median()));
            cells.add(interval(time));
            cells.add(row.isCpuTooLittleToTell() ? "< " + TimeText.of(row.cpuBound()) : TimeText.of(row.cpu()));
            cells.add(bytes(row.allocatedBytes()));
        }
        ThreadUse use = row.use();
        if (use == null) {
            cells.addAll(List.of(NONE, NONE, NONE));
        } else {
            String more = use.isPartial() ? " or more" : "";
            cells.add(threads(use.platformStarted(), use.virtualStarted()) + more);
            cells.add(threads(use.peakPlatform(), use.peakVirtual()) + more);
            cells.add(TimeText.of(use.heldWaiting()));
        }
        return cells;
    }

    private static String interval(TimeInterval time) {
        String range = fine(time.low()) + " to " + fine(time.high());
        return time.isKnown() ? range : range + " (all " + time.samples() + ")";
    }

    private static String threads(int platform, int virtual) {
        return virtual == 0
                ? CountText.of(platform)
                : CountText.of(platform) + " + " + CountText.of(virtual) + " virtual";
    }

    /** {@code 1.2 MB}: powers of ten, as every other figure. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double value = bytes;
        for (String unit : List.of("kB", "MB", "GB")) {
            value /= 1_000;
            if (value < 999.5 || unit.equals("GB")) {
                return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%,.0f %s", value, unit);
            }
        }
        throw new IllegalStateException("one of them is the last");
    }

    /** What follows from the figures, in sentences: differences first, then what was found, what went wrong, and why it ended. */
    public static List<String> sentences(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        for (Difference difference : told(comparison)) {
            sentences.add(
                    (difference.size() == 0 ? "" : "n = " + CountText.of(difference.size()) + ": ") + difference + ".");
        }
        sentences.addAll(found(comparison));
        sentences.addAll(problems(comparison));
        sentences.add(ending(comparison));
        return sentences;
    }

    /** What was found in traced runs, a line for each variant in which anything was. */
    public static List<String> found(Comparison comparison) {
        return FoundWords.of(comparison, name -> VisibleText.of(name, NAME));
    }

    /** Of many variants only what sets the fastest apart, and what nobody can tell apart: the table says the rest. */
    private static List<Difference> told(Comparison comparison) {
        if (comparison.variants().size() <= FEW) {
            return comparison.differences();
        }
        List<Difference> told = new ArrayList<>();
        for (Difference difference : comparison.differences()) {
            if (difference.faster().equals(fastest(comparison, difference.size()))
                    || difference.verdict() == Difference.Verdict.WITHIN_NOISE) {
                told.add(difference);
            }
        }
        return told;
    }

    private static String fastest(Comparison comparison, int size) {
        Measured fastest = null;
        for (Measured row : comparison.rows()) {
            if (row.size() == size && row.time() != null && (fastest == null || nanos(row) < nanos(fastest))) {
                fastest = row;
            }
        }
        return fastest == null ? "" : fastest.variant();
    }

    private static long nanos(Measured row) {
        return Objects.requireNonNull(row.time()).median().toNanos();
    }

    /** Three digits: an interval is often narrower than two can show. */
    static String fine(Duration time) {
        long nanos = time.toNanos();
        if (nanos < 1_000 || nanos >= 60_000_000_000L) {
            return TimeText.of(time);
        }
        double value = nanos / 1e3;
        for (String unit : List.of("µs", "ms", "s")) {
            if (value < 999.5 || unit.equals("s")) {
                String format = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
                return String.format(Locale.ROOT, format, value, unit);
            }
            value /= 1e3;
        }
        throw new IllegalStateException("one of them is the last");
    }

    /** What went wrong, and what makes the figures doubtful. */
    public static List<String> problems(Comparison comparison) {
        List<String> problems = new ArrayList<>();
        for (Measured row : comparison.rows()) {
            if (row.failure() != null) {
                problems.add(failure(row));
            }
        }
        comparison.notes().forEach(note -> problems.add(VisibleText.of(note)));
        String unsettled = named(
                comparison,
                comparison.rows().stream()
                        .filter(row -> row.time() != null && !row.settled())
                        .toList());
        if (!unsettled.isEmpty()) {
            problems.add("Times had not settled when the measuring began, and may still fall: " + unsettled + ".");
        }
        if (comparison.rows().stream()
                .anyMatch(row -> row.use() != null && row.use().isPartial())) {
            problems.add("The recording of a run lost events: its figures of threads may be too small.");
        }
        return problems;
    }

    private static String failure(Measured row) {
        Throwable failure = Objects.requireNonNull(row.failure());
        String message;
        try {
            message = String.valueOf(failure);
        } catch (RuntimeException | StackOverflowError own) { // its own code, which may fail too
            message = failure.getClass().getName();
        }
        return name(row) + " failed" + (row.place().isEmpty() ? "" : " at " + row.place()) + ": "
                + VisibleText.of(message, MESSAGE)
                + (row.samples().isEmpty() ? "" : " (after " + row.runs() + " measured runs)");
    }

    /** Why it measured no longer, and how long it did. */
    public static String ending(Comparison comparison) {
        String rounds = CountText.of(comparison.rounds(), "round") + " in " + TimeText.of(comparison.took()) + ".";
        return switch (comparison.ending()) {
            case GOING_ON -> "Not over yet: " + rounds;
            case NARROW -> "Measured until every interval was narrow enough: " + rounds;
            case TIME_UP -> "Measured until the time was up: " + rounds + wide(comparison);
            case STOPPED -> "Stopped: " + rounds + wide(comparison);
            case ALL_FAILED -> "Every variant failed: " + rounds;
        };
    }

    private static String wide(Comparison comparison) {
        List<Measured> wide = comparison.rows().stream()
                .filter(row -> row.time() != null
                        && (!row.time().isKnown() || row.time().width() > WIDE))
                .toList();
        return wide.isEmpty() ? "" : " More time would make these intervals narrower: " + named(comparison, wide) + ".";
    }

    private static String named(Comparison comparison, List<Measured> rows) {
        long measured =
                comparison.rows().stream().filter(row -> row.time() != null).count();
        return rows.size() > FEW && rows.size() == measured
                ? "all"
                : String.join(", ", rows.stream().map(ComparisonWords::name).toList());
    }

    private static String name(Measured row) {
        return VisibleText.of(row.variant(), NAME) + (row.size() == 0 ? "" : " at " + CountText.of(row.size()));
    }

    /** How far it is: {@code measuring, round 12: Task.run; 4 s left}. */
    public static String progress(Progress progress) {
        String name = VisibleText.of(progress.variant(), NAME)
                + (progress.size() == 0 ? "" : " at " + CountText.of(progress.size()));
        String round = progress.phase() == Progress.Phase.MEASURING ? ", round " + CountText.of(progress.round()) : "";
        return progress.phase().words() + round + ": " + name + "; "
                + TimeText.of(Duration.ofSeconds((progress.left().toMillis() + 500) / 1000)) + " left";
    }
}
