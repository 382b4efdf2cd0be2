package dev.heddle.tasks;

/** What was subscribed to is heard until this is closed. Any thread may close it, also twice. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
