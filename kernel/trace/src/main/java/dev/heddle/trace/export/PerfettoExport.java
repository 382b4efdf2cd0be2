package dev.heddle.trace.export;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.export.Tracks.Group;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.view.Figures;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a trace in Perfetto's binary format, for its timeline (ui.perfetto.dev, which keeps the file in the browser) and
 * for its SQL.
 *
 * <p>Threads are grouped by pool and tasks by the task that made them, slices are named by state, hand-offs are arrows.
 * What is in the file and how to ask for it is told in docs/exports.md.
 */
public final class PerfettoExport {
    /** Of virtual threads and of tasks; Perfetto is slow with more. */
    private static final int MOST_TRACKS = 2_000;

    private final ThreadTrace trace;
    private final Selection drawn;
    private final Ends ends;
    private final Packets packets;
    private final Tracks tracks;

    private PerfettoExport(ThreadTrace trace, int mostTracks, OutputStream out) throws IOException {
        this.trace = trace;
        drawn = Selection.of(trace, mostTracks);
        ends = Ends.of(trace.handOffs(), drawn.lanes());
        packets = new Packets(out);
        tracks = new Tracks(packets, drawn.lanes());
    }

    /**
     * Writes the trace; any thread may call it. The stream is written to on the way, flushed at the end and not closed.
     *
     * <p>The first 2,000 virtual threads and the first 2,000 tasks get a track each. The rest is written as the number of
     * them in each state over time, and the trace says so.
     *
     * @throws IOException when the stream does; what it then holds is no whole trace
     */
    public static void write(ThreadTrace trace, OutputStream out) throws IOException {
        write(trace, MOST_TRACKS, out);
    }

    /** {@link #write(ThreadTrace, OutputStream)} with another limit. */
    static void write(ThreadTrace trace, int mostTracks, OutputStream out) throws IOException {
        new PerfettoExport(trace, mostTracks, out).write();
    }

    private void write() throws IOException {
        Group cell = tracks.group(trace.title(), "");
        writeSummary(cell);
        writeHeld(cell, "threads running", Hold.RUNNING);
        writeHeld(cell, "threads held while waiting", Hold.WAITING);
        ThreadTracks threads = new ThreadTracks(packets, tracks, drawn, ends, cell);
        threads.write(drawn.lanes());
        if (!drawn.foldedLanes().isEmpty()) {
            writeFolded(
                    threads.virtualThreads(),
                    "threads",
                    drawn.foldedLanes().stream().map(ThreadLane::slices).toList());
        }
        if (!trace.tasks().isEmpty()) {
            Group group = tracks.group("tasks", "");
            new TaskTracks(packets, tracks, drawn).write(group, drawn.tasks());
            if (!drawn.foldedTasks().isEmpty()) {
                writeFolded(
                        group,
                        "tasks",
                        drawn.foldedTasks().stream().map(TaskRow::slices).toList());
            }
        }
        packets.flush();
    }

    /** One slice as long as the trace, which says all that is true of the whole. */
    private void writeSummary(Group cell) throws IOException {
        long track = tracks.row(cell.track(), "trace", "the whole trace and its figures");
        packets.begin(track, 0, "trace", trace.title(), notes -> {
            notes.text(
                    "figures",
                    Figures.of(trace).stream().map(Figures.Figure::toString).collect(Collectors.joining(" · ")));
            if (!trace.findings().isEmpty()) {
                notes.text(
                        "findings",
                        trace.findings().stream().map(Finding::toString).collect(Collectors.joining("\n")));
            }
            TotalsNames.of(trace.totals()).forEach(notes::number);
            notes.number("cores", trace.cores());
            noteFolded(notes, "virtualThreadsWithoutTrack", drawn.foldedLanes().size());
            noteFolded(notes, "tasksWithoutTrack", drawn.foldedTasks().size());
            noteFolded(notes, "handOffsWithoutArrow", trace.handOffs().size() - ends.arrows());
        });
        packets.end(track, trace.wall().toNanos());
    }

    private static void noteFolded(Notes notes, String key, int count) {
        if (count > 0) {
            notes.number(key, count);
        }
    }

    private void writeHeld(Group cell, String name, Hold hold) throws IOException {
        long track = tracks.counter(cell, name, "threads", "on " + CountText.of(trace.cores()) + " cores");
        HeldThreads.of(trace, hold).write(packets, track);
    }

    private void writeFolded(Group group, String what, List<List<Slice>> rows) throws IOException {
        MeanCounts counts = new MeanCounts(trace.wall());
        rows.forEach(counts::add);
        String more = CountText.of(rows.size()) + " more ";
        counts.write(
                packets,
                state -> tracks.counter(
                        group,
                        more + what + ": " + state.label(),
                        what,
                        "how many of the " + what + " that have no track of their own"));
    }
}
