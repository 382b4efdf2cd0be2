package dev.heddle.tasks;

import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;

/** A task in words, for logs and notebooks: its name, its state, and its value if that is plain and short. */
final class TaskText {
    private static final int LONGEST = 60;

    private TaskText() {}

    static String of(Task<?> task) {
        State state = task.state();
        String words = switch (state) {
            case RUNNING -> "running";
            case SUCCESS -> "completed" + value(task.join());
            case FAILED -> "failed: " + task.unobservedError();
            case CANCELLED -> "cancelled";
        };
        return task.name() + " (" + words + ")";
    }

    /** Only of types whose own text is known to be harmless. */
    private static String value(@Nullable Object value) {
        if (!(value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum)) {
            return "";
        }
        String text = value.toString();
        return ": " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
