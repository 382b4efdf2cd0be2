package dev.heddle.tasks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of all async locals at one point of a flow of control. Immutable; null stands for none. */
final class LocalValues {
    /** For threads to come: a thread starts with the values of the code that made it. Set only where there are any. */
    private static final InheritableThreadLocal<@Nullable LocalValues> INHERITED = new InheritableThreadLocal<>();

    private final Map<AsyncLocal<?>, Object> values;

    private LocalValues(Map<AsyncLocal<?>, Object> values) {
        this.values = values;
    }

    static @Nullable LocalValues inherited() {
        return INHERITED.get();
    }

    static void inherit(@Nullable LocalValues values) {
        INHERITED.set(values);
    }

    @Nullable Object get(AsyncLocal<?> local) {
        return values.get(local);
    }

    /** The same with one value changed; null takes it out. */
    static @Nullable LocalValues with(@Nullable LocalValues before, AsyncLocal<?> local, @Nullable Object value) {
        Map<AsyncLocal<?>, Object> values = before == null ? new HashMap<>() : new HashMap<>(before.values);
        if (value == null) {
            values.remove(local);
        } else {
            values.put(local, value);
        }
        return values.isEmpty() ? null : new LocalValues(values);
    }
}
