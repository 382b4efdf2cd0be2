package dev.heddle.trace.export;

import dev.heddle.trace.export.Fields.DebugAnnotation;
import dev.heddle.trace.export.Fields.InternedData;
import dev.heddle.trace.export.Fields.Trace;
import dev.heddle.trace.export.Fields.TracePacket;
import dev.heddle.trace.export.Fields.TrackDescriptor;
import dev.heddle.trace.export.Fields.TrackEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Writes the packets of one trace, all in one sequence, whose interned strings they share.
 *
 * <p>Times are nanoseconds since the trace began; without a snapshot of clocks Perfetto takes them as they are. It sorts
 * packets by time and keeps the order of those at the same nanosecond, so each track may be written as a whole.
 */
final class Packets {
    private static final int SEQUENCE = 1;

    private final OutputStream out;
    private final Proto trace = new Proto();
    private final Proto packet = new Proto();
    private final Proto event = new Proto();
    private final Proto definitions = new Proto();
    private final Interned categories = new Interned(InternedData.EVENT_CATEGORIES);
    private final Interned names = new Interned(InternedData.EVENT_NAMES);
    private final Interned keys = new Interned(InternedData.DEBUG_ANNOTATION_NAMES);
    private final Interned values = new Interned(InternedData.DEBUG_ANNOTATION_STRING_VALUES);
    private final Notes notes = new EventNotes();
    private long tracks;

    /** Begins the trace on a stream, which is never closed here. */
    Packets(OutputStream out) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        packet.varint(TracePacket.SEQUENCE_FLAGS, TracePacket.INCREMENTAL_STATE_CLEARED);
        write();
        // The root, which is no track, says that groups and threads have an order of their own.
        describe(
                0,
                root -> root.varint(TrackDescriptor.PROCESS_ORDERING, TrackDescriptor.PROCESSES_EXPLICIT)
                        .varint(TrackDescriptor.THREAD_ORDERING, TrackDescriptor.THREADS_EXPLICIT));
    }

    /** Describes a track, which is drawn after those described before, and returns its id. */
    long track(Consumer<Proto> description) throws IOException {
        long id = ++tracks;
        describe(id, description.andThen(rank -> rank.varint(TrackDescriptor.SIBLING_ORDER_RANK, id)));
        return id;
    }

    private void describe(long track, Consumer<Proto> description) throws IOException {
        packet.message(
                TracePacket.TRACK_DESCRIPTOR,
                descriptor -> description.accept(descriptor.varint(TrackDescriptor.UUID, track)));
        write();
    }

    void begin(long track, long at, String category, String name, Consumer<Notes> annotations) throws IOException {
        start(TrackEvent.SLICE_BEGIN, track, at);
        describe(category, name);
        annotations.accept(notes);
        writeEvent();
    }

    void end(long track, long at) throws IOException {
        start(TrackEvent.SLICE_END, track, at);
        writeEvent();
    }

    void instant(long track, long at, String category, String name, Consumer<Notes> annotations) throws IOException {
        start(TrackEvent.INSTANT, track, at);
        describe(category, name);
        annotations.accept(notes);
        writeEvent();
    }

    /** An instant at one end of an arrow, which goes from the leaving one to the other one with the same flow. */
    void arrow(
            long track, long at, String category, String name, long flow, boolean leaving, Consumer<Notes> annotations)
            throws IOException {
        start(TrackEvent.INSTANT, track, at);
        describe(category, name);
        event.fixed64(leaving ? TrackEvent.FLOW_IDS : TrackEvent.TERMINATING_FLOW_IDS, flow);
        annotations.accept(notes);
        writeEvent();
    }

    void count(long track, long at, long value) throws IOException {
        start(TrackEvent.COUNTER, track, at);
        event.varint(TrackEvent.COUNTER_VALUE, value);
        writeEvent();
    }

    void count(long track, long at, double value) throws IOException {
        start(TrackEvent.COUNTER, track, at);
        event.float64(TrackEvent.DOUBLE_COUNTER_VALUE, value);
        writeEvent();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void start(int type, long track, long at) {
        packet.varint(TracePacket.TIMESTAMP, at);
        event.varint(TrackEvent.TYPE, type).varint(TrackEvent.TRACK_UUID, track);
    }

    private void describe(String category, String name) {
        event.varint(TrackEvent.CATEGORY_IIDS, categories.idOf(category, definitions));
        long known = names.idOf(name, definitions);
        if (known != 0) {
            event.varint(TrackEvent.NAME_IID, known);
        } else {
            event.string(TrackEvent.NAME, PerfettoText.of(name));
        }
    }

    private void writeEvent() throws IOException {
        packet.varint(TracePacket.SEQUENCE_FLAGS, TracePacket.NEEDS_INCREMENTAL_STATE);
        if (!definitions.isEmpty()) {
            packet.message(TracePacket.INTERNED_DATA, definitions);
            definitions.clear();
        }
        packet.message(TracePacket.TRACK_EVENT, event);
        event.clear();
        write();
    }

    private void write() throws IOException {
        packet.varint(TracePacket.TRUSTED_PACKET_SEQUENCE_ID, SEQUENCE);
        trace.message(Trace.PACKET, packet).writeTo(out);
        trace.clear();
        packet.clear();
    }

    private final class EventNotes implements Notes {
        @Override
        public Notes text(String key, String value) {
            event.message(TrackEvent.DEBUG_ANNOTATIONS, note -> {
                note.varint(DebugAnnotation.NAME_IID, keys.idOf(key, definitions));
                long known = values.idOf(value, definitions);
                if (known != 0) {
                    note.varint(DebugAnnotation.STRING_VALUE_IID, known);
                } else {
                    note.string(DebugAnnotation.STRING_VALUE, PerfettoText.of(value));
                }
            });
            return this;
        }

        @Override
        public Notes number(String key, long value) {
            event.message(
                    TrackEvent.DEBUG_ANNOTATIONS,
                    note -> note.varint(DebugAnnotation.NAME_IID, keys.idOf(key, definitions))
                            .varint(DebugAnnotation.INT_VALUE, value));
            return this;
        }
    }
}
