package dev.heddle.junit;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces made by hand, so that each figure is known. */
final class Lanes {
    private static final Duration WALL = Duration.ofMillis(50);
    private static final Place PLACE = new Place("Work.java", 7, "rest");

    private Lanes() {}

    /** One thread of a trace; {@code startedAt} and {@code workAt} in milliseconds, where it did or took any. */
    record Lane(
            String name,
            ThreadLane.Kind kind,
            @Nullable Integer startedAt,
            @Nullable Integer workAt,
            List<Piece> pieces) {
        record Piece(State state, int millis) {}

        Lane(String name, ThreadLane.Kind kind) {
            this(name, kind, null, null, List.of());
        }

        Lane startedAt(int millis) {
            return new Lane(name, kind, millis, workAt, pieces);
        }

        Lane takingWorkAt(int millis) {
            return new Lane(name, kind, startedAt, millis, pieces);
        }

        /** And then does this for so many milliseconds. */
        Lane is(State state, int millis) {
            List<Piece> more = new ArrayList<>(pieces);
            more.add(new Piece(state, millis));
            return new Lane(name, kind, startedAt, workAt, more);
        }

        private ThreadLane build(long id) {
            List<Slice> slices = new ArrayList<>();
            int at = startedAt == null ? 0 : startedAt;
            Duration begin = Duration.ofMillis(at);
            for (Piece piece : pieces) {
                slices.add(new Slice(
                        Duration.ofMillis(at),
                        Duration.ofMillis(at + piece.millis()),
                        piece.state(),
                        PLACE,
                        "",
                        id,
                        0));
                at += piece.millis();
            }
            return new ThreadLane(
                    id, name, kind, name, startedAt != null, begin, Duration.ofMillis(at), Duration.ZERO, slices);
        }
    }

    /** The first has the id 0, and starts the others. */
    static ThreadTrace trace(Lane... lanes) {
        List<ThreadLane> threads = new ArrayList<>();
        List<HandOff> handOffs = new ArrayList<>();
        for (Lane lane : lanes) {
            long id = threads.size();
            threads.add(lane.build(id));
            if (lane.startedAt() != null) {
                Duration at = Duration.ofMillis(lane.startedAt());
                handOffs.add(new HandOff(at, 0, at, id, 0, "start " + lane.name()));
            }
            if (lane.workAt() != null) {
                Duration at = Duration.ofMillis(lane.workAt());
                handOffs.add(new HandOff(at, 0, at, id, 0, "Task.run load"));
            }
        }
        return new ThreadTrace("T.t", totals(0), 2, threads, List.of(), handOffs, List.of());
    }

    static ThreadTrace losing(ThreadTrace trace, long events) {
        return new ThreadTrace(
                trace.title(),
                totals(events),
                trace.cores(),
                trace.threads(),
                trace.tasks(),
                trace.handOffs(),
                trace.findings());
    }

    static ThreadTrace withTasks(ThreadTrace trace, TaskRow... tasks) {
        return new ThreadTrace(
                trace.title(),
                trace.totals(),
                trace.cores(),
                trace.threads(),
                List.of(tasks),
                trace.handOffs(),
                trace.findings());
    }

    static ThreadTrace withFindings(ThreadTrace trace, Finding... findings) {
        return new ThreadTrace(
                trace.title(),
                trace.totals(),
                trace.cores(),
                trace.threads(),
                trace.tasks(),
                trace.handOffs(),
                List.of(findings));
    }

    static Finding finding(String id, String what) {
        return new Finding(Findings.diagnosis(id).orElseThrow(), what, PLACE, Duration.ZERO, List.of(), true);
    }

    /** One that ran for a millisecond on each of these threads. */
    static TaskRow task(String name, long... threads) {
        List<Slice> slices = new ArrayList<>();
        for (long thread : threads) {
            Duration at = Duration.ofMillis(slices.size());
            slices.add(new Slice(at, at.plusMillis(1), State.RUNNING, PLACE, "", thread, 1));
        }
        return new TaskRow(1, 0, name, TaskRow.Kind.ASYNC, TaskRow.Outcome.COMPLETED, slices);
    }

    /** The figures that no assertion reads are none. */
    private static Totals totals(long lost) {
        return new Totals(WALL, WALL, Duration.ZERO, 0, 0, 0, Duration.ZERO, Duration.ZERO, lost, Duration.ZERO);
    }
}
