package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandCountsTest {
    private static final TimeAxis AXIS = new TimeAxis(1_000);

    @Test
    void countsAreAveragesOverEachStepInTheOrderOfTheStack() {
        List<Slice> slices = List.of(
                slice(0, 1_000, State.RUNNING),
                slice(0, 500, State.IO),
                slice(0, 250, State.BLOCKED),
                slice(500, 1_000, State.AWAITING),
                slice(750, 1_000, State.QUEUED),
                slice(0, 1_000, State.IDLE));

        assertThat(BandCounts.of(density(slices, 4))).isEqualTo("1,2,, 1,1,, 1,,,1 1,,1,1");
    }

    @Test
    void thereAreNeverManyStepsAndEachCoversItsShare() {
        List<Slice> lateHalf = List.of(slice(500, 1_000, State.RUNNING));

        List<String> steps = List.of(BandCounts.of(density(lateHalf, 250)).split(" "));

        assertThat(steps).hasSize(60);
        assertThat(steps.subList(0, 30)).containsOnly(",,,");
        assertThat(steps.subList(30, 60)).containsOnly("1,,,");
    }

    private static Density density(List<Slice> slices, int buckets) {
        return Density.of(Stretches.of(List.of(slices), paint -> true), AXIS, buckets);
    }

    private static Slice slice(long from, long to, State state) {
        return new Slice(Duration.ofNanos(from), Duration.ofNanos(to), state, null, "", 1, 0);
    }
}
