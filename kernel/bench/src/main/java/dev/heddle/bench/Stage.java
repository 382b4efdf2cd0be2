package dev.heddle.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Part of the way from the end of a traced piece of code to its picture, known by what is on the stack. */
enum Stage {
    HTML("HTML", "dev.heddle.trace.view.html."),
    TEXT("text", "dev.heddle.trace.view.TextView"),
    PARSE("parse", "dev.heddle.trace.RecordingReader", "dev.heddle.trace.EventLog"),
    BUILD("build", "dev.heddle.trace.TraceBuilder"),
    /** The recording's end and its copy to a file: what the recorder does beside. */
    DUMP("dump", "dev.heddle.trace.ThreadRecorder");

    /** In the head of a column. */
    final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> types;

    Stage(String label, String... types) {
        this.label = label;
        this.types = List.of(types);
    }

    static Optional<Stage> of(StackTraceElement[] stack) {
        return Arrays.stream(values())
                .filter(stage -> Arrays.stream(stack).anyMatch(stage::isAt))
                .findFirst();
    }

    private boolean isAt(StackTraceElement frame) {
        return types.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
