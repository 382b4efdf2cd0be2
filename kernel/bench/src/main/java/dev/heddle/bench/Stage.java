package dev.heddle.bench;

import java.util.Arrays;
import java.util.Optional;

/** Part of the way from the end of a traced piece of code to its picture, known by what is on the stack. */
enum Stage {
    HTML("HTML", "dev.heddle.trace.view.html."),
    TEXT("text", "dev.heddle.trace.view.TextView"),
    PARSE("parse", "dev.heddle.trace.EventLog"),
    BUILD("build", "dev.heddle.trace.TraceBuilder"),
    /** The recording's end and its copy to a file: what the recorder does beside. */
    DUMP("dump", "dev.heddle.trace.ThreadRecorder");

    /** In the head of a column. */
    final String label;

    private final String type;

    Stage(String label, String type) {
        this.label = label;
        this.type = type;
    }

    static Optional<Stage> of(StackTraceElement[] stack) {
        return Arrays.stream(values())
                .filter(stage -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith(stage.type)))
                .findFirst();
    }
}
