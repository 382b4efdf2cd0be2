package dev.heddle.trace.export;

/** Numbers of the fields of Perfetto's messages, as its files {@code protos/perfetto/trace/*.proto} assign them. */
final class Fields {
    private Fields() {}

    static final class Trace {
        static final int PACKET = 1;

        private Trace() {}
    }

    static final class TracePacket {
        static final int TIMESTAMP = 8;
        static final int TRUSTED_PACKET_SEQUENCE_ID = 10;
        static final int TRACK_EVENT = 11;
        static final int INTERNED_DATA = 12;
        static final int SEQUENCE_FLAGS = 13;
        static final int TRACK_DESCRIPTOR = 60;

        static final int INCREMENTAL_STATE_CLEARED = 1;
        static final int NEEDS_INCREMENTAL_STATE = 2;

        private TracePacket() {}
    }

    static final class TrackDescriptor {
        static final int UUID = 1;
        static final int NAME = 2;
        static final int PROCESS = 3;
        static final int THREAD = 4;
        static final int PARENT_UUID = 5;
        static final int COUNTER = 8;
        static final int CHILD_ORDERING = 11;
        static final int SIBLING_ORDER_RANK = 12;
        static final int DESCRIPTION = 14;
        static final int SIBLING_MERGE_BEHAVIOR = 15;
        static final int PROCESS_ORDERING = 19;
        static final int THREAD_ORDERING = 20;

        static final int CHILDREN_EXPLICIT = 3;
        static final int PROCESSES_EXPLICIT = 1;
        static final int THREADS_EXPLICIT = 1;
        static final int MERGE_NONE = 2;

        private TrackDescriptor() {}
    }

    static final class ProcessDescriptor {
        static final int PID = 1;
        static final int PROCESS_NAME = 6;

        private ProcessDescriptor() {}
    }

    static final class ThreadDescriptor {
        static final int PID = 1;
        static final int TID = 2;
        static final int THREAD_NAME = 5;

        private ThreadDescriptor() {}
    }

    static final class CounterDescriptor {
        static final int UNIT_NAME = 6;

        private CounterDescriptor() {}
    }

    static final class TrackEvent {
        static final int CATEGORY_IIDS = 3;
        static final int DEBUG_ANNOTATIONS = 4;
        static final int TYPE = 9;
        static final int NAME_IID = 10;
        static final int TRACK_UUID = 11;
        static final int NAME = 23;
        static final int COUNTER_VALUE = 30;
        static final int DOUBLE_COUNTER_VALUE = 44;
        static final int FLOW_IDS = 47;
        static final int TERMINATING_FLOW_IDS = 48;

        static final int SLICE_BEGIN = 1;
        static final int SLICE_END = 2;
        static final int INSTANT = 3;
        static final int COUNTER = 4;

        private TrackEvent() {}
    }

    static final class DebugAnnotation {
        static final int NAME_IID = 1;
        static final int INT_VALUE = 4;
        static final int STRING_VALUE = 6;
        static final int STRING_VALUE_IID = 17;

        private DebugAnnotation() {}
    }

    static final class InternedData {
        static final int EVENT_CATEGORIES = 1;
        static final int EVENT_NAMES = 2;
        static final int DEBUG_ANNOTATION_NAMES = 3;
        static final int DEBUG_ANNOTATION_STRING_VALUES = 29;

        /** The same in the messages of all four. */
        static final int IID = 1;

        static final int TEXT = 2;

        private InternedData() {}
    }
}
