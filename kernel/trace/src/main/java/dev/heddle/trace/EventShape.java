package dev.heddle.trace;

import java.util.List;

/**
 * What is kept of the events of one type.
 *
 * @param type the type's name
 * @param numbers names of the fields that are numbers, flags or the ids of threads
 * @param texts names of the fields that are texts, classes or the names of threads
 */
record EventShape(String type, List<String> numbers, List<String> texts) {
    private static final String OWN = "heddle.";

    static boolean isOwn(String type) {
        return type.startsWith(OWN);
    }

    /** The field's index, -1 where an own event of an earlier version does not have it yet. */
    int number(String field) {
        return index(numbers, field);
    }

    /** The field's index, -1 where an own event of an earlier version does not have it yet. */
    int text(String field) {
        return index(texts, field);
    }

    private int index(List<String> fields, String field) {
        int index = fields.indexOf(field);
        if (index < 0 && !isOwn(type)) {
            throw new IllegalArgumentException("of " + type + " only " + numbers + " and " + texts + " are kept, not "
                    + field + ": see EventFields");
        }
        return index;
    }
}
