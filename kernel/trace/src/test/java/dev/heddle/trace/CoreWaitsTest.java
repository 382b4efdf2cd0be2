package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.Timeline.Piece;
import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoreWaitsTest {
    private static final EventShape LOOK = new EventShape("heddle.ThreadCpu", List.of("cpu"), List.of());
    private static final long MS = 1_000_000;

    @Test
    void time_that_was_not_used_is_a_wait_at_the_begin_of_what_was_free() {
        List<Piece<Span>> found = CoreWaits.within(
                List.of(new Piece<>(0, 40 * MS, null)), List.of(), List.of(look(0, 0), look(20, 8), look(40, 28)));

        assertThat(found).extracting(CoreWaitsTest::words).containsExactly("0-12 READY", "12-40 RUNNING");
    }

    @Test
    void other_waits_stay_and_explain_what_was_not_used() {
        Span sleep = new Span(5 * MS, 15 * MS, State.SLEEPING, null, "", Trust.RECORDED, true);
        List<Piece<Span>> life = List.of(
                new Piece<>(0, 5 * MS, null), new Piece<>(5 * MS, 15 * MS, sleep), new Piece<>(15 * MS, 20 * MS, null));

        assertThat(CoreWaits.within(life, List.of(), List.of(look(0, 0), look(20, 10))))
                .isEqualTo(life);
        assertThat(CoreWaits.within(life, List.of(), List.of(look(0, 0), look(20, 3))))
                .extracting(CoreWaitsTest::words)
                .containsExactly("0-3 READY", "3-5 RUNNING", "5-15 SLEEPING", "15-18 READY", "18-20 RUNNING");
    }

    @Test
    void a_step_begins_on_a_core_and_a_short_one_ran() {
        List<Piece<Seen>> steps =
                List.of(new Piece<>(0, MS / 4, look(0, 0)), new Piece<>(MS / 4, 20 * MS + MS / 4, look(1, 0)));

        assertThat(CoreWaits.within(
                        List.of(new Piece<>(0, 20 * MS + MS / 4, null)), steps, List.of(look(0, 0), look(21, 10))))
                .extracting(CoreWaitsTest::words)
                .containsExactly("0-5 RUNNING", "5-15 READY", "15-20 RUNNING");
    }

    @Test
    void a_little_is_within_what_looks_are_wrong_by_and_before_the_first_nothing_is_known() {
        List<Piece<Span>> life = List.of(new Piece<>(10 * MS, 100 * MS, null));

        assertThat(CoreWaits.within(life, List.of(), List.of())).isEqualTo(life);
        assertThat(CoreWaits.within(life, List.of(), List.of(look(0, 0), look(20, 10), look(90, 75))))
                .isEqualTo(life);
    }

    private static Seen look(long millis, long cpuMillis) {
        return new Seen(LOOK, millis * MS, millis * MS, 1, List.of(), new long[] {cpuMillis * MS}, new String[0]);
    }

    private static String words(Piece<Span> piece) {
        return piece.start() / MS + "-" + piece.end() / MS + " "
                + (piece.what() == null ? State.RUNNING : piece.what().state());
    }
}
