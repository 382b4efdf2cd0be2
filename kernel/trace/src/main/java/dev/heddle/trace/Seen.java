package dev.heddle.trace;

import java.util.List;

/** What is kept of one recorded event, on the trace's own clock. Small: there may be a million. */
final class Seen {
    private static final long[] NO_NUMBERS = {};
    private static final String[] NO_TEXTS = {};

    private final EventShape shape;
    private final long start;
    private final long end;
    private final long thread;
    private final List<Frame> stack;
    private final long[] numbers;
    private final String[] texts;

    Seen(EventShape shape, long start, long end, long thread, List<Frame> stack, long[] numbers, String[] texts) {
        this.shape = shape;
        this.start = start;
        this.end = end;
        this.thread = thread;
        this.stack = stack;
        this.numbers = numbers;
        this.texts = texts;
    }

    /** One without fields and stack. */
    Seen(EventShape shape, long start, long end, long thread) {
        this(shape, start, end, thread, List.of(), NO_NUMBERS, NO_TEXTS);
    }

    /** The event's name. */
    String type() {
        return shape.type();
    }

    boolean is(String name) {
        return type().equals(name);
    }

    /** Nanoseconds since the trace began, negative when before. */
    long start() {
        return start;
    }

    /** Nanoseconds since the trace began. */
    long end() {
        return end;
    }

    /** Id of the thread it is about, 0 when about none. */
    long thread() {
        return thread;
    }

    /** The thread's stack, the innermost frame first; events with the same stack share the list. */
    List<Frame> stack() {
        return stack;
    }

    /** The field's number, 1 for true, the id of a thread, billionths of a fraction; 0 when null. */
    long number(String field) {
        int index = shape.number(field);
        return index < 0 ? 0 : numbers[index];
    }

    boolean flag(String field) {
        return number(field) != 0;
    }

    /** The field's text, the name of a class, the label of a thread; empty when null. */
    String text(String field) {
        int index = shape.text(field);
        return index < 0 ? "" : texts[index];
    }

    /** The same on a clock that begins at this moment of the present one. */
    Seen since(long zero) {
        return new Seen(shape, start - zero, end - zero, thread, stack, numbers, texts);
    }

    @Override
    public String toString() {
        return type() + " " + start + "-" + end + " #" + thread;
    }
}
