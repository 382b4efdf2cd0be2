package dev.heddle.trace.export;

import dev.heddle.trace.export.Tracks.Group;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What: one track for each task, under the track of the task that made it. */
final class TaskTracks {
    /** Perfetto once refused chains of more than ten parents; what is deeper is drawn beside its parent. */
    private static final int DEEPEST = 7;

    private final Packets packets;
    private final Tracks tracks;
    private final Map<Long, String> threads = new HashMap<>();
    private final Map<Long, Placed> placed = new HashMap<>();

    private record Placed(long track, long parentTrack, int depth) {}

    TaskTracks(Packets packets, Tracks tracks, Selection drawn) {
        this.packets = packets;
        this.tracks = tracks;
        drawn.lanes().forEach(lane -> threads.put(lane.id(), lane.name()));
    }

    void write(Group group, List<TaskRow> rows) throws IOException {
        for (TaskRow row : rows) {
            Placed place = place(group, row);
            placed.put(row.id(), place);
            new SliceTrack(packets, (slice, notes) -> noteThread(row, slice, notes))
                    .fill(place.track, row.slices(), List.of());
            if (row.outcome() != Outcome.PENDING && !row.slices().isEmpty()) {
                long end = row.slices().getLast().endNanos();
                packets.instant(
                        place.track,
                        end,
                        "outcome",
                        Words.of(row.outcome()),
                        notes -> notes.number("taskId", row.id()));
            }
        }
    }

    private Placed place(Group group, TaskRow row) throws IOException {
        @Nullable Placed parent = placed.get(row.parent());
        boolean beside = parent != null && parent.depth == DEEPEST;
        long parentTrack = parent == null ? group.track() : beside ? parent.parentTrack : parent.track;
        int depth = parent == null ? 1 : beside ? DEEPEST : parent.depth + 1;
        String name = row.name().isBlank() ? row.kind().label() : row.name();
        String description = row.kind().label() + ", " + Words.of(row.outcome());
        return new Placed(tracks.row(parentTrack, name, description), parentTrack, depth);
    }

    private void noteThread(TaskRow row, Slice slice, Notes notes) {
        notes.number("taskId", row.id());
        if (slice.thread() != 0) {
            String name = threads.get(slice.thread());
            if (name != null) {
                notes.text("thread", name);
            }
            notes.number("threadId", slice.thread());
        }
    }
}
