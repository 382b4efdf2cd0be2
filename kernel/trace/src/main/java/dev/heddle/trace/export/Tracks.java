package dev.heddle.trace.export;

import dev.heddle.trace.export.Fields.CounterDescriptor;
import dev.heddle.trace.export.Fields.ProcessDescriptor;
import dev.heddle.trace.export.Fields.ThreadDescriptor;
import dev.heddle.trace.export.Fields.TrackDescriptor;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Describes tracks. What Perfetto calls a process is a group of them here: a pool, the virtual threads, the tasks. */
final class Tracks {
    /** Perfetto keeps 32 bits of a thread's id. */
    private static final long MOST_TID = Integer.MAX_VALUE;

    private final Packets packets;
    private final Set<Long> taken = new HashSet<>();
    private long lastPid;
    private long nextFreeTid = MOST_TID;

    /**
     * A group.
     *
     * @param track its own track
     * @param pid the number that ties threads to it
     */
    record Group(long track, long pid) {}

    Tracks(Packets packets, List<ThreadLane> lanes) {
        this.packets = packets;
        lanes.forEach(lane -> taken.add(lane.id()));
    }

    /** Groups are drawn in the order in which they are made. */
    Group group(String name, String description) throws IOException {
        long pid = nextPid();
        long track = packets.track(group -> {
            group.message(
                    TrackDescriptor.PROCESS,
                    process -> process.varint(ProcessDescriptor.PID, pid)
                            .string(ProcessDescriptor.PROCESS_NAME, PerfettoText.of(name)));
            describe(group, description);
            group.varint(TrackDescriptor.CHILD_ORDERING, TrackDescriptor.CHILDREN_EXPLICIT);
        });
        return new Group(track, pid);
    }

    long thread(Group group, ThreadLane lane, String description) throws IOException {
        long tid = tid(lane.id());
        String name = lane.name().isBlank() ? lane.kind().label() + " " + lane.id() : lane.name();
        return packets.track(track -> {
            track.message(
                    TrackDescriptor.THREAD,
                    thread -> thread.varint(ThreadDescriptor.PID, group.pid())
                            .varint(ThreadDescriptor.TID, tid)
                            .string(ThreadDescriptor.THREAD_NAME, PerfettoText.of(name)));
            describe(track, description);
        });
    }

    /** A row under a group or under another row. Rows of one name stay apart. */
    long row(long parent, String name, String description) throws IOException {
        return packets.track(child(parent, name, description)
                .andThen(row -> row.varint(TrackDescriptor.CHILD_ORDERING, TrackDescriptor.CHILDREN_EXPLICIT)
                        .varint(TrackDescriptor.SIBLING_MERGE_BEHAVIOR, TrackDescriptor.MERGE_NONE)));
    }

    /** A curve of a number over time. */
    long counter(Group group, String name, String unit, String description) throws IOException {
        return packets.track(child(group.track(), name, description)
                .andThen(track -> track.message(
                        TrackDescriptor.COUNTER, counter -> counter.string(CounterDescriptor.UNIT_NAME, unit))));
    }

    private static Consumer<Proto> child(long parent, String name, String description) {
        return track -> {
            track.varint(TrackDescriptor.PARENT_UUID, parent).string(TrackDescriptor.NAME, PerfettoText.of(name));
            describe(track, description);
        };
    }

    private static void describe(Proto track, String description) {
        if (!description.isEmpty()) {
            track.string(TrackDescriptor.DESCRIPTION, description);
        }
    }

    /** Perfetto takes the thread whose id is its process's for the main one, which none is here. */
    private long nextPid() {
        do {
            lastPid++;
        } while (taken.contains(lastPid));
        return lastPid;
    }

    /** The Java thread's id wherever Perfetto can keep it. */
    private long tid(long id) {
        if (id > 0 && id <= MOST_TID) {
            return id;
        }
        while (taken.contains(nextFreeTid)) {
            nextFreeTid--;
        }
        return nextFreeTid--;
    }
}
