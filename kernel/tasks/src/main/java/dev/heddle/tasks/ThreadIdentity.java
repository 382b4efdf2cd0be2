package dev.heddle.tasks;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;

/**
 * Warns, once, where a body goes on on another thread and the JVM was not told that this may happen: code compiled by
 * C2 may then take itself to be on the thread it left (docs/how-it-works.md).
 */
final class ThreadIdentity {
    private static volatile boolean looked;

    private ThreadIdentity() {}

    static void hopped() {
        if (!looked) {
            looked = true;
            warnUnlessTold();
        }
    }

    private static void warnUnlessTold() {
        boolean told = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.contains("_currentThread"));
        if (!told) {
            System.getLogger(ThreadIdentity.class.getPackageName())
                    .log(
                            Level.WARNING,
                            "an async body goes on on another thread; code compiled by C2 may not notice. Start java with"
                                    + " -XX:+UnlockDiagnosticVMOptions -XX:DisableIntrinsic=_currentThread, or with the"
                                    + " narrower command that docs/how-it-works.md gives.");
        }
    }
}
