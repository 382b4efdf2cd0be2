package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final TimeAxis AXIS = new TimeAxis(1_000);

    @Test
    void whatEndsWhenAnotherBeginsIsNotThereWithIt() {
        assertThat(peak(List.of(row(0, 10), row(10, 20), row(5, 15)))).isEqualTo(2);
    }

    @Test
    void whatTakesNoTimeAndWhatIsNotAskedForDoesNotCount() {
        List<List<Slice>> rows = List.of(row(5, 5), row(0, 10));

        assertThat(peak(rows)).isEqualTo(1);
        assertThat(Stretches.of(rows, paint -> paint == Paint.IO).count()).isZero();
    }

    @Test
    void ofAGreatManyThePeakIsFoundToo() {
        List<List<Slice>> rows = IntStream.range(0, 60_000)
                .mapToObj(i -> i < 20_000 ? row(200, 600) : i < 50_000 ? row(400, 800) : row(800, 1_000))
                .toList();

        assertThat(peak(rows)).isEqualTo(50_000);
    }

    private static int peak(List<List<Slice>> rows) {
        return Stretches.of(rows, paint -> true).peak(AXIS);
    }

    private static List<Slice> row(long from, long to) {
        return List.of(
                new Slice(Duration.ofNanos(from), Duration.ofNanos(to), State.RUNNING, null, "", 1, 0),
                new Slice(Duration.ofNanos(to), Duration.ofNanos(1_000), State.IDLE, null, "", 1, 0));
    }
}
