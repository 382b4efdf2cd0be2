package dev.heddle.trace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.export.Fields.DebugAnnotation;
import dev.heddle.trace.export.Fields.InternedData;
import dev.heddle.trace.export.Fields.ProcessDescriptor;
import dev.heddle.trace.export.Fields.ThreadDescriptor;
import dev.heddle.trace.export.Fields.Trace;
import dev.heddle.trace.export.Fields.TracePacket;
import dev.heddle.trace.export.Fields.TrackDescriptor;
import dev.heddle.trace.export.Fields.TrackEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an export says, read as Perfetto reads it, with all that must hold for any file checked on the way. */
final class PerfettoFile {
    private final Map<Integer, Map<Long, String>> interned = new HashMap<>();
    private final Map<Long, Track> tracks = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    /** A track; {@code kind} is {@code group}, {@code thread}, {@code counter} or {@code row}. */
    record Track(long id, long parent, String kind, String name, long pid, long tid, String description) {}

    /** An event as it stands in the file. */
    record Event(
            long track,
            long at,
            int type,
            String category,
            String name,
            Map<String, Object> notes,
            List<Long> leaving,
            List<Long> arriving,
            double value) {}

    /** A slice: an instant's end is its start. */
    record Span(long track, long start, long end, int depth, Event begun) {}

    static PerfettoFile of(ThreadTrace trace) throws IOException {
        return of(trace, 2_000);
    }

    static PerfettoFile of(ThreadTrace trace, int mostTracks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerfettoExport.write(trace, mostTracks, out);
        return new PerfettoFile(out.toByteArray());
    }

    PerfettoFile(byte[] bytes) {
        List<Message> packets = Message.of(bytes).messages(Trace.PACKET);
        assertThat(packets.getFirst().number(TracePacket.SEQUENCE_FLAGS))
                .isEqualTo(TracePacket.INCREMENTAL_STATE_CLEARED);
        for (Message packet : packets) {
            assertThat(packet.number(TracePacket.TRUSTED_PACKET_SEQUENCE_ID)).isPositive();
            packet.messages(TracePacket.INTERNED_DATA).forEach(this::define);
            packet.messages(TracePacket.TRACK_DESCRIPTOR).forEach(this::describe);
            packet.messages(TracePacket.TRACK_EVENT).forEach(event -> read(packet, event));
        }
        // Perfetto's order: by time, and as written at one nanosecond.
        events.sort(Comparator.comparingLong(Event::at));
        nest();
    }

    private void define(Message data) {
        for (int field : new int[] {
            InternedData.EVENT_CATEGORIES,
            InternedData.EVENT_NAMES,
            InternedData.DEBUG_ANNOTATION_NAMES,
            InternedData.DEBUG_ANNOTATION_STRING_VALUES
        }) {
            for (Message entry : data.messages(field)) {
                String before = interned.computeIfAbsent(field, kind -> new HashMap<>())
                        .put(entry.number(InternedData.IID), entry.text(InternedData.TEXT));
                assertThat(before).as("an interned string has one meaning").isNull();
            }
        }
    }

    private String meaning(int field, long iid) {
        @Nullable String text = interned.getOrDefault(field, Map.of()).get(iid);
        return Objects.requireNonNull(text, "string " + iid + " of kind " + field + " is used before it is defined");
    }

    private void describe(Message descriptor) {
        long id = descriptor.number(TrackDescriptor.UUID);
        if (id == 0) {
            return;
        }
        long parent = descriptor.number(TrackDescriptor.PARENT_UUID);
        assertThat(parent == 0 || tracks.containsKey(parent))
                .as("parents come first")
                .isTrue();
        String kind = "row";
        String name = descriptor.text(TrackDescriptor.NAME);
        long pid = 0;
        long tid = 0;
        if (descriptor.has(TrackDescriptor.PROCESS)) {
            Message process = descriptor.message(TrackDescriptor.PROCESS);
            kind = "group";
            name = process.text(ProcessDescriptor.PROCESS_NAME);
            pid = process.number(ProcessDescriptor.PID);
        } else if (descriptor.has(TrackDescriptor.THREAD)) {
            Message thread = descriptor.message(TrackDescriptor.THREAD);
            kind = "thread";
            name = thread.text(ThreadDescriptor.THREAD_NAME);
            pid = thread.number(ThreadDescriptor.PID);
            tid = thread.number(ThreadDescriptor.TID);
        } else if (descriptor.has(TrackDescriptor.COUNTER)) {
            kind = "counter";
        }
        Track track = new Track(id, parent, kind, name, pid, tid, descriptor.text(TrackDescriptor.DESCRIPTION));
        assertThat(tracks.put(id, track)).as("a track is described once").isNull();
    }

    private void read(Message packet, Message event) {
        long track = event.number(TrackEvent.TRACK_UUID);
        assertThat(tracks).as("tracks are described before they are used").containsKey(track);
        Map<String, Object> notes = new LinkedHashMap<>();
        for (Message note : event.messages(TrackEvent.DEBUG_ANNOTATIONS)) {
            String key = meaning(InternedData.DEBUG_ANNOTATION_NAMES, note.number(DebugAnnotation.NAME_IID));
            notes.put(
                    key,
                    note.has(DebugAnnotation.INT_VALUE)
                            ? note.number(DebugAnnotation.INT_VALUE)
                            : note.has(DebugAnnotation.STRING_VALUE_IID)
                                    ? meaning(
                                            InternedData.DEBUG_ANNOTATION_STRING_VALUES,
                                            note.number(DebugAnnotation.STRING_VALUE_IID))
                                    : note.text(DebugAnnotation.STRING_VALUE));
        }
        String category = event.has(TrackEvent.CATEGORY_IIDS)
                ? meaning(InternedData.EVENT_CATEGORIES, event.number(TrackEvent.CATEGORY_IIDS))
                : "";
        String name = event.has(TrackEvent.NAME_IID)
                ? meaning(InternedData.EVENT_NAMES, event.number(TrackEvent.NAME_IID))
                : event.text(TrackEvent.NAME);
        long at = packet.number(TracePacket.TIMESTAMP);
        assertThat(packet.has(TracePacket.TIMESTAMP) && at >= 0).isTrue();
        events.add(new Event(
                track,
                at,
                (int) event.number(TrackEvent.TYPE),
                category,
                name,
                notes,
                event.numbers(TrackEvent.FLOW_IDS),
                event.numbers(TrackEvent.TERMINATING_FLOW_IDS),
                event.has(TrackEvent.COUNTER_VALUE)
                        ? event.number(TrackEvent.COUNTER_VALUE)
                        : event.real(TrackEvent.DOUBLE_COUNTER_VALUE)));
    }

    private void nest() {
        Map<Long, Deque<Event>> open = new HashMap<>();
        for (Event event : events) {
            Deque<Event> stack = open.computeIfAbsent(event.track, track -> new ArrayDeque<>());
            switch (event.type) {
                case TrackEvent.SLICE_BEGIN -> stack.push(event);
                case TrackEvent.SLICE_END -> {
                    Event begun = stack.pop();
                    spans.add(new Span(event.track, begun.at, event.at, stack.size(), begun));
                }
                case TrackEvent.INSTANT -> spans.add(new Span(event.track, event.at, event.at, stack.size(), event));
                default -> assertThat(kind(event.track)).isEqualTo("counter");
            }
        }
        assertThat(open.values()).as("every slice ends").allMatch(Deque::isEmpty);
        spans.sort(Comparator.comparingLong(Span::start).thenComparingInt(Span::depth));
    }

    private String kind(long track) {
        return Objects.requireNonNull(tracks.get(track)).kind;
    }

    List<Track> tracks(String kind) {
        return tracks.values().stream().filter(track -> track.kind.equals(kind)).toList();
    }

    /** The only track of this kind and name. */
    Track track(String kind, String name) {
        List<Track> found =
                tracks(kind).stream().filter(track -> track.name.equals(name)).toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.getFirst();
    }

    Track parent(Track track) {
        return Objects.requireNonNull(tracks.get(track.parent));
    }

    /** The group that a thread is in. */
    String groupOf(Track thread) {
        return tracks("group").stream()
                .filter(group -> group.pid == thread.pid)
                .map(Track::name)
                .findFirst()
                .orElseThrow();
    }

    List<Span> spans(Track track) {
        return spans.stream().filter(span -> span.track == track.id).toList();
    }

    /** The slices that say what a row did, without instants. */
    List<Span> states(Track track) {
        return spans(track).stream()
                .filter(span -> span.begun.type == TrackEvent.SLICE_BEGIN)
                .toList();
    }

    /** What the whole trace says of itself. */
    Map<String, Object> summary() {
        return spans(track("row", "trace")).getFirst().begun.notes;
    }

    List<Event> events(Track track) {
        return events.stream().filter(event -> event.track == track.id).toList();
    }

    List<Event> events() {
        return events;
    }

    /** The area under a counter's curve. */
    double area(Track counter) {
        List<Event> values = events(counter);
        double area = 0;
        for (int i = 0; i + 1 < values.size(); i++) {
            area += values.get(i).value * (values.get(i + 1).at - values.get(i).at);
        }
        return area;
    }
}
