package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForemostTest {
    @Test
    void rowsThatHeldAThreadLongestStayInTheirOrder() {
        List<Entry.Row> rows = List.of(
                row(1, State.RUNNING, 3), row(2, State.AWAITING, 90), row(3, State.IO, 7), row(4, State.IDLE, 80));

        assertThat(foremost(rows, 2).stream().map(Entry.Row::id)).containsExactly(1L, 3L);
    }

    @Test
    void ofEqualRowsTheEarlierStay() {
        List<Entry.Row> rows = IntStream.range(0, 100)
                .mapToObj(id -> row(id, State.SLEEPING, 5))
                .toList();

        assertThat(foremost(rows, 3).stream().map(Entry.Row::id)).containsExactly(0L, 1L, 2L);
        assertThat(foremost(rows, 0)).isEmpty();
        assertThat(foremost(rows, 100)).isSameAs(rows);
    }

    private static List<Entry.Row> foremost(List<Entry.Row> rows, int most) {
        long[] held =
                rows.stream().mapToLong(row -> Foremost.held(row.slices())).toArray();
        return Foremost.of(rows, held, most);
    }

    private static Entry.Row row(long id, State state, long millis) {
        Duration end = Duration.ofMillis(millis);
        List<Slice> slices = List.of(new Slice(Duration.ZERO, end, state, null, "", id, 0));
        return new Entry.Row("t" + id, "", "", 0, id, slices, Duration.ZERO, end);
    }
}
