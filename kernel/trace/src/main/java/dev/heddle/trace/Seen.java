package dev.heddle.trace;

import jdk.jfr.consumer.RecordedEvent;

/**
 * One recorded event on the trace's own clock.
 *
 * @param type the event's name
 * @param start nanoseconds since the trace began, negative when before
 * @param end nanoseconds since the trace began
 * @param thread id of the thread it is about
 * @param event all of it
 */
record Seen(String type, long start, long end, long thread, RecordedEvent event) {
    boolean is(String name) {
        return type.equals(name);
    }

    long number(String field) {
        return event.getLong(field);
    }

    /** The field's text, empty when null. */
    String text(String field) {
        String value = event.getString(field);
        return value == null ? "" : value;
    }
}
