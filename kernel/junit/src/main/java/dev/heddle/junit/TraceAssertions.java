package dev.heddle.junit;

import dev.heddle.trace.ThreadTrace;
import org.assertj.core.annotation.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/** The entry point to assertions about traces; its {@code assertThat} stands well beside AssertJ's own. */
public final class TraceAssertions {
    private TraceAssertions() {}

    /** Begins assertions about what the threads of a trace did. */
    @CheckReturnValue
    public static ThreadTraceAssert assertThat(@Nullable ThreadTrace trace) {
        return new ThreadTraceAssert(trace);
    }
}
