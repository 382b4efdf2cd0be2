package dev.heddle.trace.compare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Takes every result, so that the JIT compiler cannot leave out the work that made it. Costs one or two nanoseconds. */
final class Sink {
    private static final VarHandle LAST;

    static {
        try {
            LAST = MethodHandles.lookup().findVarHandle(Sink.class, "last", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through LAST
    private @Nullable Object last;

    void take(@Nullable Object value) {
        LAST.setOpaque(this, value);
    }
}
