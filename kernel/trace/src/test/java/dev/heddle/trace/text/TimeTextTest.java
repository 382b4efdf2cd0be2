package dev.heddle.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.000000850S, 850 ns",
        "PT0.000003S, 3 µs",
        "PT0.0000032S, 3.2 µs",
        "PT0.000312S, 312 µs",
        "PT0.00999999S, 10 ms",
        "PT0.0012S, 1.2 ms",
        "PT0.312S, 312 ms",
        "PT0.9996S, 1 s",
        "PT1.236S, 1.24 s",
        "PT12.44S, 12.4 s",
        "PT125S, 2 min 5 s",
        "PT3H5M, 3 h 5 min",
        "PT-0.02S, -20 ms"
    })
    void aDurationHasTwoOrThreeDigitsAndAUnit(Duration duration, String text) {
        assertThat(TimeText.of(duration)).isEqualTo(text);
    }
}
