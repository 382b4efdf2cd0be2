package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Reads events of one type, as the recording at hand lays them out: a field that its JDK does not have is empty. */
final class EventDecoder {
    private static final double BILLIONTHS = 1e9;
    private static final List<String> IMPLICIT = List.of("startTime", "duration", "eventThread", "stackTrace");
    private static final String THREAD = "java.lang.Thread";
    private static final List<String> TEXTS = List.of("java.lang.String", "java.lang.Class", THREAD);
    private static final long[] NO_NUMBERS = {};
    private static final String[] NO_TEXTS = {};

    private final EventType type;
    private final EventShape shape;
    private final boolean kept;
    private final boolean lasting;
    private final @Nullable String subject;
    private final boolean[] numberThere;
    private final boolean[] textThere;

    EventDecoder(EventType type) {
        this.type = type;
        String name = EventFields.kind(type.getName()).intern();
        kept = EventFields.isKept(name);
        lasting = has("duration");
        subject = has(EventFields.subject(name)) ? EventFields.subject(name) : null;
        List<String> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String field : EventShape.isOwn(name) ? ownFields(name) : EventFields.ofTheJdk(name)) {
            @Nullable ValueDescriptor descriptor = type.getField(field);
            boolean text = descriptor == null || TEXTS.contains(descriptor.getTypeName());
            if (text) {
                texts.add(field);
            }
            if (!text || descriptor == null || THREAD.equals(descriptor.getTypeName())) {
                numbers.add(field);
            }
        }
        shape = new EventShape(name, List.copyOf(numbers), List.copyOf(texts));
        numberThere = there(numbers);
        textThere = there(texts);
    }

    private List<String> ownFields(String name) {
        return type.getFields().stream()
                .map(ValueDescriptor::getName)
                .map(String::intern)
                .filter(field -> !IMPLICIT.contains(field) && !field.equals(EventFields.subject(name)))
                .toList();
    }

    private boolean has(String field) {
        return type.getField(field) != null;
    }

    private boolean[] there(List<String> fields) {
        boolean[] there = new boolean[fields.size()];
        for (int i = 0; i < there.length; i++) {
            there[i] = has(fields.get(i));
        }
        return there;
    }

    boolean isKept() {
        return kept;
    }

    /** The thread that the event is about, 0 for none; whoever it is becomes known. */
    long thread(RecordedEvent event, RecordedNames names) {
        return subject == null ? 0 : names.thread(event.getValue(subject));
    }

    Seen decode(RecordedEvent event, TickClock clock, RecordedNames names) {
        long ticks = ticks(event, "startTime");
        long start = clock.nanos(ticks);
        long end = lasting ? clock.nanos(ticks + ticks(event, "duration")) : start;
        @Nullable RecordedStackTrace stack = event.getStackTrace();
        return new Seen(
                shape,
                start,
                end,
                thread(event, names),
                names.frames(stack),
                numbers(event, names),
                texts(event, names));
    }

    private static long ticks(RecordedEvent event, String field) {
        Long ticks = event.getValue(field);
        return ticks;
    }

    private long[] numbers(RecordedEvent event, RecordedNames names) {
        if (numberThere.length == 0) {
            return NO_NUMBERS;
        }
        long[] numbers = new long[numberThere.length];
        for (int i = 0; i < numbers.length; i++) {
            if (numberThere[i]) {
                numbers[i] = number(event.getValue(shape.numbers().get(i)), names);
            }
        }
        return numbers;
    }

    private static long number(@Nullable Object value, RecordedNames names) {
        return switch (value) {
            case Long number -> number;
            case Float fraction -> Math.round(fraction * BILLIONTHS);
            case Double fraction -> Math.round(fraction * BILLIONTHS);
            case Number number -> number.longValue();
            case Boolean flag -> flag ? 1 : 0;
            case RecordedThread thread -> names.thread(thread);
            case null, default -> 0;
        };
    }

    private String[] texts(RecordedEvent event, RecordedNames names) {
        if (textThere.length == 0) {
            return NO_TEXTS;
        }
        String[] texts = new String[textThere.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = textThere[i] ? text(event.getValue(shape.texts().get(i)), names) : "";
        }
        return texts;
    }

    private static String text(@Nullable Object value, RecordedNames names) {
        return switch (value) {
            case String text -> names.once(text);
            case RecordedClass type -> names.className(type);
            case RecordedThread thread -> names.label(thread);
            case null, default -> "";
        };
    }
}
