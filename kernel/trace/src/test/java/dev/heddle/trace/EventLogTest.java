package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a trace ends whose code left work behind. */
class EventLogTest {
    private static final long CODE_END = 2_000_000;
    private static final long LOOK = 50_000_000;
    private static final long CELL = 1;
    private static final long LATE = 2;

    private static final Seen TRACED =
            new Seen(shape("heddle.Traced"), 0, CODE_END, CELL, List.of(), new long[1], new String[0]);

    @Test
    void the_last_moments_of_a_thread_that_ends_just_after_the_look_are_not_cut_off() {
        long end = LOOK + 700_000;

        assertThat(log(LOOK, end).wall()).isEqualTo(end + 1);
    }

    @Test
    void a_thread_that_ended_before_the_look_moves_no_end() {
        assertThat(log(LOOK, LOOK - 700_000).wall()).isEqualTo(LOOK);
    }

    @Test
    void a_thread_that_ends_long_after_the_look_was_not_over() {
        assertThat(log(LOOK, LOOK + 2_000_000).wall()).isEqualTo(LOOK);
    }

    @Test
    void code_that_is_not_waited_for_ends_the_trace_though_its_thread_is_told_to_end_a_little_later() {
        assertThat(log(CODE_END, CODE_END + 100_000).wall()).isEqualTo(CODE_END);
    }

    private static EventLog log(long look, long threadEnd) {
        var after = new Seen(shape(TraceEvents.WORK_AFTER), look, look, CELL, List.of(), new long[1], new String[0]);
        var ended = new Seen(shape("jdk.ThreadEnd"), threadEnd, threadEnd, LATE);
        Recorded recorded = new Recorded(
                List.of(), 0, List.of(TRACED), List.of(ended), List.of(), List.of(after), Map.of(), Set.of(), 0, 1, 0);
        return EventLog.of(recorded, TRACED);
    }

    private static EventShape shape(String type) {
        return new EventShape(type, List.of("traceId"), List.of());
    }
}
