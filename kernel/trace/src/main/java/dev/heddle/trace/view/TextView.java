package dev.heddle.trace.view;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plain-text form of a trace: the line of figures, then threads and tasks, each with a bar of characters. */
public final class TextView {
    private static final int COLUMNS = 60;
    private static final int LABEL = 30;
    private static final int ROWS = 40;
    private static final String LEGEND =
            "█ running   ▒ held, doing nothing   ─ waiting without a thread   · ready or queued   (blank) idle";

    private final ThreadTrace trace;
    private final int rows;
    private final StringBuilder out = new StringBuilder();

    private TextView(ThreadTrace trace, int rows) {
        this.trace = trace;
        this.rows = rows;
    }

    /** The trace in lines of text; of many threads or tasks the first {@value #ROWS}. */
    public static String of(ThreadTrace trace) {
        return of(trace, ROWS);
    }

    /** {@link #of(ThreadTrace)} with the first {@code rows} threads and as many tasks. */
    public static String of(ThreadTrace trace, int rows) {
        return new TextView(trace, rows).draw();
    }

    private String draw() {
        out.append(VisibleText.of(trace.title()))
                .append("   ")
                .append(figures())
                .append('\n');
        Notes.of(trace).forEach(note -> out.append(note).append('\n'));
        section("threads", trace.threads().size());
        trace.threads().stream()
                .limit(rows)
                .forEach(lane -> row(lane.name() + " (" + lane.kind().label() + ")", lane.slices()));
        if (!trace.tasks().isEmpty()) {
            section("tasks", trace.tasks().size());
            tasks();
        }
        out.append(LEGEND).append('\n');
        findings();
        return out.toString();
    }

    private void findings() {
        if (!trace.findings().isEmpty()) {
            out.append("\nfindings\n");
        }
        trace.findings().stream()
                .limit(rows)
                .forEach(finding -> out.append(VisibleText.of(finding.toString()))
                        .append('\n')
                        .append("    instead: ")
                        .append(finding.diagnosis().instead())
                        .append('\n'));
    }

    private String figures() {
        return Figures.of(trace).stream().map(Figures.Figure::toString).collect(Collectors.joining(" · "));
    }

    private void section(String what, int count) {
        String title = count > rows ? what + ", " + rows + " of " + CountText.of(count) : what;
        out.append('\n')
                .append(cell(title))
                .append("0")
                .append(" ".repeat(COLUMNS - 1))
                .append(TimeText.of(trace.wall()))
                .append('\n');
    }

    private void tasks() {
        Map<Long, Integer> depths = new HashMap<>();
        for (TaskRow task : trace.tasks().stream().limit(rows).toList()) {
            int depth = task.parent() == 0 ? 0 : depths.getOrDefault(task.parent(), -1) + 1;
            depths.put(task.id(), depth);
            row(
                    "  ".repeat(Math.min(depth, 6)) + task.name() + " ("
                            + task.kind().label() + ")",
                    task.slices());
        }
    }

    private void row(String label, List<Slice> slices) {
        out.append(cell(VisibleText.of(label)))
                .append(bar(slices))
                .append(' ')
                .append(StateSums.longest(slices))
                .append('\n');
    }

    private static String cell(String label) {
        String fitted = label.length() < LABEL ? label : label.substring(0, LABEL - 2) + "…";
        return fitted + " ".repeat(LABEL - fitted.length());
    }

    /** Each column shows the state that filled most of it. */
    private String bar(List<Slice> slices) {
        long wall = Math.max(1, trace.wall().toNanos());
        StringBuilder bar = new StringBuilder();
        int first = 0;
        for (int column = 0; column < COLUMNS; column++) {
            long from = wall * column / COLUMNS;
            long to = wall * (column + 1) / COLUMNS;
            while (first < slices.size() && slices.get(first).endNanos() <= from) {
                first++;
            }
            Map<Hold, long[]> filled = new EnumMap<>(Hold.class);
            for (int i = first; i < slices.size() && slices.get(i).startNanos() < to; i++) {
                Slice slice = slices.get(i);
                long inside = Math.min(to, slice.endNanos()) - Math.max(from, slice.startNanos());
                filled.computeIfAbsent(slice.state().hold(), unknown -> new long[1])[0] += inside;
            }
            bar.append(most(filled));
        }
        return bar.toString();
    }

    private static char most(Map<Hold, long[]> filled) {
        Hold hold = filled.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue()[0]))
                .map(Map.Entry::getKey)
                .orElse(Hold.IDLE);
        return switch (hold) {
            case RUNNING -> '█';
            case WAITING -> '▒';
            case NONE -> '─';
            case READY -> '·';
            case IDLE -> ' ';
        };
    }
}
