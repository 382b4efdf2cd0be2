package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.model.State;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Span PARK = span(10, 90, State.PARKED, Trust.RECORDED);

    @Test
    void what_knows_more_wins() {
        assertThat(layOut(PARK, span(20, 80, State.RESULT, Trust.TOLD), span(0, 100, State.READY, Trust.SAMPLED)))
                .containsExactly("0-10 READY", "10-20 PARKED", "20-80 RESULT", "80-90 PARKED", "90-100 READY");
    }

    @Test
    void among_equals_the_innermost_wins() {
        assertThat(layOut(PARK, span(30, 40, State.IO, Trust.RECORDED)))
                .containsExactly("0-10 -", "10-30 PARKED", "30-40 IO", "40-90 PARKED", "90-100 -");
    }

    @Test
    void what_lies_outside_is_clipped_and_what_is_empty_ignored() {
        assertThat(layOut(
                        span(-50, 5, State.IO, Trust.RECORDED),
                        span(50, 50, State.IO, Trust.TOLD),
                        span(95, 400, State.SLEEPING, Trust.RECORDED)))
                .containsExactly("0-5 IO", "5-95 -", "95-100 SLEEPING");
    }

    @Test
    void nothing_claimed_is_one_empty_piece() {
        assertThat(layOut()).containsExactly("0-100 -");
        assertThat(Timeline.of(5, 5, List.of(PARK), Span::start, Span::end, Span.BEST_FIRST))
                .isEmpty();
    }

    private static Span span(long start, long end, State state, Trust trust) {
        return new Span(start, end, state, null, "", trust, true);
    }

    private static List<String> layOut(Span... spans) {
        return Timeline.of(0, 100, List.of(spans), Span::start, Span::end, Span.BEST_FIRST).stream()
                .map(piece -> piece.start() + "-" + piece.end() + " "
                        + (piece.what() == null
                                ? "-"
                                : Objects.requireNonNull(piece.what()).state()))
                .toList();
    }
}
