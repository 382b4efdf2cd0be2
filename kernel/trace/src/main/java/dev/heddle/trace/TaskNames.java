package dev.heddle.trace;

import java.util.List;

/** What to call a task: its given name, else the method that made it (of a lambda the one around), else what it is. */
final class TaskNames {
    private static final List<String> LIBRARIES = List.of("dev.heddle.tasks.", "java.", "jdk.");

    /** JShell's method around a statement. */
    private static final String STATEMENT = "do_it$";

    private TaskNames() {}

    static String of(Seen creation, Stacks stacks) {
        String given = creation.text("name");
        if (!given.isEmpty()) {
            return given;
        }
        for (Frame frame : stacks.of(creation).frames()) {
            if (LIBRARIES.stream().noneMatch(frame.className()::startsWith)) {
                String method = frame.sourceMethod();
                return method.startsWith(STATEMENT) ? "cell" : method;
            }
        }
        return TaskRows.kind(creation).label();
    }
}
