package dev.heddle.lessons.exercise;

import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** Evaluates code as cells of a notebook do, in this JVM. */
public final class Cells implements AutoCloseable {
    private static final String IMPORTS = """
            import java.io.*; import java.net.*; import java.nio.file.*; import java.time.*; import java.util.*;
            import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.concurrent.locks.*;
            import java.util.function.*; import java.util.stream.*;
            import dev.heddle.tasks.*; import dev.heddle.lessons.*; import static dev.heddle.tasks.Async.*;
            """;

    @SuppressWarnings("NonFinalStaticField") // the one way out of JShell
    private static volatile @Nullable Object handedOver;

    private final JShell shell = JShell.builder()
            .executionEngine("local")
            .compilerOptions("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED")
            .build();

    Cells() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        run(IMPORTS);
    }

    /** For snippets: the value that {@link #evaluate} returns. */
    public static void handOver(Object value) {
        handedOver = value;
    }

    /** The value of a functional expression, null for declarations. */
    @Nullable Object evaluate(String code) {
        handedOver = null;
        run(code.startsWith("(dev.heddle") ? Cells.class.getCanonicalName() + ".handOver(" + code + ");" : code);
        return handedOver;
    }

    private void run(String code) {
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(info.source())) {
                if (event.status() == Snippet.Status.REJECTED) {
                    throw new IllegalStateException(shell.diagnostics(event.snippet())
                            .map(problem -> problem.getMessage(Locale.ROOT))
                            .findFirst()
                            .orElse("rejected"));
                }
                if (event.exception() != null) {
                    throw new IllegalStateException(event.exception());
                }
            }
            rest = info.remaining();
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
