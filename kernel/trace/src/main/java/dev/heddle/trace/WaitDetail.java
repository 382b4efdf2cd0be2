package dev.heddle.trace;

import dev.heddle.trace.model.Details;
import org.jspecify.annotations.Nullable;

/** Words for what exactly a thread waits for. */
final class WaitDetail {
    private WaitDetail() {}

    static String lock(@Nullable String className, @Nullable String owner) {
        String lock = className == null ? "lock" : simple(className);
        return owner == null ? lock : lock + Details.HELD_BY + owner;
    }

    /** {@code java.util.concurrent.CountDownLatch$Sync} is a {@code CountDownLatch} to its user. */
    static String simple(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1);
        int helper = name.indexOf("$");
        return helper <= 0 || !className.startsWith("java.") ? name : name.substring(0, helper);
    }
}
