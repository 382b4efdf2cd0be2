package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/** Whether this JVM lets us use continuations. Keeps {@link AsyncBody} unloaded where it does not. */
final class Engine {
    private static final String PACKAGE = "jdk.internal.vm";
    private static final boolean AVAILABLE = Object.class.getModule().isExported(PACKAGE, Engine.class.getModule());

    private Engine() {}

    static void require() {
        if (!AVAILABLE) {
            Module module = Engine.class.getModule();
            throw new AsyncUnavailableException(
                    "--add-exports=java.base/" + PACKAGE + "=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
        }
    }

    /** The innermost async body that the current thread runs. */
    static @Nullable AsyncBody<?> body() {
        return AVAILABLE ? AsyncBody.current() : null;
    }
}
