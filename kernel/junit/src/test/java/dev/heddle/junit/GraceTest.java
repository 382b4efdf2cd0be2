package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraceTest {
    @ParameterizedTest
    @CsvSource({"0,PT0S", "0ms,PT0S", "250ms,PT0.25S", "2s,PT2S", "2 s,PT2S", "600s,PT10M"})
    void a_time_has_a_unit(String text, Duration expected) {
        assertThat(Grace.of(text, "T.t")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1s", "1m", "1.5s", "s", "99999999999s", " 1s"})
    void what_is_no_time_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Grace.of(text, "T.t"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@Traced(grace = \"" + text + "\") of T.t: write a time such as 250ms, 2s or 0");
    }

    @Test
    void a_test_does_not_wait_for_hours() {
        assertThatThrownBy(() -> Grace.of("601s", "T.t")).hasMessageEndingWith(": it may be at most 600s");
    }

    @Test
    void the_default_is_a_time() {
        assertThat(Grace.of(ByDefault.class.getAnnotation(Traced.class).grace(), "T.t"))
                .isEqualTo(Duration.ofMillis(250));
    }

    @Traced
    private static final class ByDefault {}
}
