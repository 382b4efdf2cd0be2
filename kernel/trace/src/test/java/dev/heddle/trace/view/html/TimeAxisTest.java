package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0S | 0, 1 ns",
                "PT0.000003S | 0, 0.5 µs, 1.0 µs, 1.5 µs, 2.0 µs, 2.5 µs, 3.0 µs",
                "PT0.312S | 0, 50 ms, 100 ms, 150 ms, 200 ms, 250 ms, 300 ms",
                "PT1.2S | 0, 0.2 s, 0.4 s, 0.6 s, 0.8 s, 1.0 s, 1.2 s",
                "PT119S | 0, 20 s, 40 s, 60 s, 80 s, 100 s",
                "PT3M | 0, 0:30 min, 1:00 min, 1:30 min, 2:00 min, 2:30 min, 3:00 min",
                "PT3H | 0, 0:30 h, 1:00 h, 1:30 h, 2:00 h, 2:30 h, 3:00 h"
            })
    void ticksAreRound(Duration wall, String labels) {
        List<String> shown =
                TimeAxis.of(wall).ticks().stream().map(TimeAxis.Tick::label).toList();

        assertThat(String.join(", ", shown)).isEqualTo(labels);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {1, 7, 999, 1_000_001, 59_999_999_999L, 120_000_000_001L, 9_000_000_000_000L, 5_000_000_000_000_000L
            })
    void thereAreNeverTooManyTicks(long span) {
        assertThat(new TimeAxis(span).ticks()).hasSizeBetween(1, 8);
    }

    @Test
    void momentsOutsideAreAtTheEdges() {
        TimeAxis axis = TimeAxis.of(Duration.ofMillis(10));

        assertThat(axis.share(Duration.ofMillis(-1))).isZero();
        assertThat(axis.share(Duration.ofMillis(5))).isEqualTo(0.5);
        assertThat(axis.share(Duration.ofMillis(11))).isEqualTo(1);
    }

    @Test
    void percentagesAreShort() {
        assertThat(TimeAxis.percent(0.5)).isEqualTo("50%");
        assertThat(TimeAxis.percent(1.0 / 3)).isEqualTo("33.333%");
    }
}
