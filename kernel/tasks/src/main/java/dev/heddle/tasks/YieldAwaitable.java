package dev.heddle.tasks;

/** What {@link Task#yield()} gives, for {@link Async#await(YieldAwaitable)}. */
public final class YieldAwaitable {
    static final YieldAwaitable INSTANCE = new YieldAwaitable();

    private YieldAwaitable() {}
}
