package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.Timeline.Piece;
import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomToRunTest {
    private static final EventShape LOOK = new EventShape("heddle.ThreadCpu", List.of("cpu"), List.of());

    @Test
    void what_was_used_is_cut_out_before_the_look_that_told_of_it() {
        Span quiet = claim(0, 100, Trust.SAMPLED);

        List<Span> left = RoomToRun.in(
                List.of(quiet), List.of(new Piece<>(0, 100, quiet)), List.of(look(0, 7), look(40, 9), look(90, 14)));

        assertThat(left)
                .containsExactly(
                        claim(0, 38, Trust.SAMPLED), claim(40, 85, Trust.SAMPLED), claim(90, 100, Trust.SAMPLED));
    }

    @Test
    void where_there_is_room_nothing_is_cut() {
        Span quiet = claim(0, 30, Trust.SAMPLED);

        List<Span> left = RoomToRun.in(
                List.of(quiet),
                List.of(new Piece<>(0, 30, quiet), new Piece<>(30, 40, null)),
                List.of(look(0, 0), look(40, 10)));

        assertThat(left).containsExactly(quiet);
    }

    @Test
    void what_an_event_told_stays() {
        Span parked = claim(0, 40, Trust.RECORDED);

        assertThat(RoomToRun.in(
                        List.of(parked), List.of(new Piece<>(0, 40, parked)), List.of(look(0, 0), look(40, 10))))
                .containsExactly(parked);
    }

    @Test
    void a_claim_may_go_whole_and_no_look_makes_no_room() {
        Span quiet = claim(38, 40, Trust.GUESSED);
        List<Piece<Span>> pieces = List.of(new Piece<>(38, 40, quiet));

        assertThat(RoomToRun.in(List.of(quiet), pieces, List.of(look(0, 0), look(40, 30))))
                .isEmpty();
        assertThat(RoomToRun.in(List.of(quiet), pieces, List.of())).containsExactly(quiet);
    }

    private static Span claim(long start, long end, Trust trust) {
        return new Span(start, end, State.IDLE, null, "", trust, true);
    }

    private static Seen look(long at, long cpu) {
        return new Seen(LOOK, at, at, 1, List.of(), new long[] {cpu}, new String[0]);
    }
}
