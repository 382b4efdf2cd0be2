package dev.heddle.trace.export;

import dev.heddle.trace.export.Tracks.Group;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import dev.heddle.trace.text.TimeText;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where: one track for each thread, in a group for each pool. */
final class ThreadTracks {
    private final Tracks tracks;
    private final SliceTrack writer;
    private final Ends ends;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /** @param cell the group of the thread that ran the traced code */
    ThreadTracks(Packets packets, Tracks tracks, Selection drawn, Ends ends, Group cell) {
        this.tracks = tracks;
        this.ends = ends;
        groups.put(key(Kind.CELL, ""), cell);
        Map<Long, String> tasks = new HashMap<>();
        drawn.tasks().forEach(row -> tasks.put(row.id(), row.name()));
        writer = new SliceTrack(packets, (slice, notes) -> noteTask(slice, tasks.get(slice.task()), notes));
    }

    private static void noteTask(Slice slice, @Nullable String name, Notes notes) {
        if (slice.task() != 0) {
            if (name != null) {
                notes.text("task", name);
            }
            notes.number("taskId", slice.task());
        }
    }

    void write(List<ThreadLane> lanes) throws IOException {
        for (ThreadLane lane : lanes) {
            Group group = group(lane.kind(), lane.kind() == Kind.POOL_WORKER ? lane.pool() : "");
            long track = tracks.thread(group, lane, description(lane));
            writer.fill(track, lane.slices(), ends.on(lane.id()));
        }
    }

    /** Where the virtual threads are. */
    Group virtualThreads() throws IOException {
        return group(Kind.VIRTUAL, "");
    }

    private Group group(Kind kind, String pool) throws IOException {
        @Nullable Group known = groups.get(key(kind, pool));
        if (known != null) {
            return known;
        }
        Group made = tracks.group(name(kind, pool), "");
        groups.put(key(kind, pool), made);
        return made;
    }

    private static String key(Kind kind, String pool) {
        return kind + " " + pool;
    }

    private static String name(Kind kind, String pool) {
        return switch (kind) {
            case CELL -> "cell";
            case CONTEXT -> "contexts";
            case POOL_WORKER -> pool.isBlank() ? "pool workers" : "pool " + pool;
            case CARRIER -> "carriers";
            case VIRTUAL -> "virtual threads";
            case PLATFORM -> "other threads";
        };
    }

    private static String description(ThreadLane lane) {
        return lane.kind().label()
                + (lane.startedInTrace() ? ", started in the trace" : "")
                + (lane.cpu().isZero() ? "" : ", " + TimeText.of(lane.cpu()) + " CPU");
    }
}
