package dev.heddle.tasks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What async bodies run on. Keeps {@link ContinuationCoroutine} unloaded where the JVM does not let us use it. */
enum Engine {
    /** {@code jdk.internal.vm.Continuation}: exact, needs a flag. */
    CONTINUATION,
    /** A virtual thread for each body, by choice: needs no flag, see {@link Async} for what differs. */
    VIRTUAL_THREAD,
    /** The flag is missing and nothing else was chosen. */
    NONE;

    /** Chooses the engine: {@code continuation} (as without it) or {@code virtual-thread}. Read once. */
    static final String PROPERTY = "dev.heddle.tasks.engine";

    private static final String INTERNALS = "jdk.internal.vm";
    private static final Engine CHOSEN = choose(System.getProperty(PROPERTY, "continuation"));

    private static Engine choose(String wanted) {
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "virtual-thread" -> VIRTUAL_THREAD;
            case "continuation" ->
                Object.class.getModule().isExported(INTERNALS, Engine.class.getModule()) ? CONTINUATION : NONE;
            default ->
                throw new IllegalArgumentException("-D" + PROPERTY + "=" + wanted
                        + ": there is no such engine; write continuation or virtual-thread");
        };
    }

    /** A coroutine whose code is the task's {@link AsyncTask#run()}. */
    static Coroutine coroutine(AsyncTask<?> task) {
        return switch (CHOSEN) {
            case CONTINUATION -> new ContinuationCoroutine(task);
            case VIRTUAL_THREAD -> new VirtualThreadCoroutine(task);
            case NONE -> throw new AsyncUnavailableException(missingFlag(), "-D" + PROPERTY + "=virtual-thread");
        };
    }

    private static String missingFlag() {
        Module module = Engine.class.getModule();
        return "--add-exports=java.base/" + INTERNALS + "=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    /** The innermost async body that the current thread runs. */
    static @Nullable AsyncTask<?> currentTask() {
        return switch (CHOSEN) {
            case CONTINUATION -> ContinuationCoroutine.currentTask();
            case VIRTUAL_THREAD -> VirtualThreadCoroutine.currentTask();
            case NONE -> null;
        };
    }
}
