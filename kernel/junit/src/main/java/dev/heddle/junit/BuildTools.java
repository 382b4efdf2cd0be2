package dev.heddle.junit;

import dev.heddle.trace.PlaceResolver;
import dev.heddle.trace.ThreadFilter;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.regex.Pattern;

/** Tells a test's own threads and code from those of what runs it. */
final class BuildTools {
    private static final List<String> THREADS = List.of("surefire-", "junit-", "Monitor Ctrl-Break");

    /** Of the connection to Gradle's daemon: {@code /127.0.0.1:41234 to /127.0.0.1:36789 workers Thread 2}. */
    private static final Pattern GRADLES_CONNECTION = Pattern.compile("\\S+ to \\S+ workers.*");

    private static final List<String> FRAMEWORKS = List.of(
            "org.junit.",
            "org.opentest4j.",
            "org.assertj.",
            "org.apache.maven.surefire.",
            "org.gradle.",
            "com.intellij.rt.");

    private BuildTools() {}

    /** Their threads, and the workers of the pool that runs this very test beside others. */
    static ThreadFilter threads() {
        String workers = workersBeside(Thread.currentThread());
        return (name, group) -> THREADS.stream().anyMatch(name::startsWith)
                || GRADLES_CONNECTION.matcher(name).matches()
                || (!workers.isEmpty() && name.startsWith(workers));
    }

    /** The beginning of the names of a worker and those beside it; empty for any other thread. */
    private static String workersBeside(Thread thread) {
        boolean runsTests = thread instanceof ForkJoinWorkerThread worker
                && !worker.getPool().equals(ForkJoinPool.commonPool());
        return runsTests ? thread.getName().substring(0, thread.getName().lastIndexOf('-') + 1) : "";
    }

    /** The same as the given one, which does not take these for the test's code. */
    static PlaceResolver without(PlaceResolver places) {
        return (className, method, line) ->
                FRAMEWORKS.stream().anyMatch(className::startsWith) ? null : places.resolve(className, method, line);
    }
}
