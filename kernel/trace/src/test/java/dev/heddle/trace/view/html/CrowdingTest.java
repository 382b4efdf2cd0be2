package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrowdingTest {
    private static final TimeAxis AXIS = new TimeAxis(1_000_000);

    @Test
    void aNarrowSliceOnItsOwnIsDrawn() {
        List<Slice> slices = List.of(slice(0, 1), slice(500_000, 500_001));

        assertThat(Crowding.of(slices, AXIS, 10).single()).isEqualTo(slices);
    }

    @Test
    void narrowNeighboursAreACrowdBesideAWideSlice() {
        List<Slice> narrow = IntStream.range(0, 100)
                .mapToObj(i -> slice(i * 20L, i * 20L + 10))
                .toList();
        Slice wide = slice(2_000, 900_000);

        Crowding crowding =
                Crowding.of(Stream.concat(narrow.stream(), Stream.of(wide)).toList(), AXIS, 10);

        assertThat(crowding.single()).containsExactly(wide);
        assertThat(crowding.crowds()).containsExactly(narrow);
    }

    @Test
    void howeverManySlicesOnlySoManyAreDrawn() {
        List<Slice> slices = IntStream.range(0, 500)
                .mapToObj(i -> slice(i * 2_000L, i * 2_000L + 1_000))
                .toList();

        Crowding crowding = Crowding.of(slices, AXIS, 20);

        assertThat(crowding.single()).hasSizeLessThanOrEqualTo(20);
        assertThat(crowding.single().size()
                        + crowding.crowds().stream().mapToInt(List::size).sum())
                .isEqualTo(500);
    }

    @Test
    void aBusyCrowdIsAsTallAsASlice() {
        List<Slice> crowd = IntStream.range(0, 100)
                .mapToObj(i -> slice(i * 10L, i * 10L + 10))
                .toList();

        Density density = Density.ofCrowds(List.of(crowd), AXIS, 100);

        assertThat(density.at(Paint.RUN, 0)).isEqualTo(1, within(1e-9));
        assertThat(density.at(Paint.RUN, 1)).isZero();
    }

    private static Slice slice(long start, long end) {
        return new Slice(Duration.ofNanos(start), Duration.ofNanos(end), State.RUNNING, null, "", 1, 0);
    }
}
