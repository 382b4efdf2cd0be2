package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void aWideSliceSaysAllInEveryOutput() {
        assertThat(Fit.labels(List.of("legacyRead: socket", "legacyRead"), 0.9))
                .containsExactly(new Fit.Label("legacyRead: socket", "t1"));
    }

    @Test
    void aNarrowOutputGetsTheShorterLabel() {
        assertThat(Fit.labels(List.of("legacyRead: socket", "legacyRead"), 0.3))
                .containsExactly(new Fit.Label("legacyRead", "t1 u2"), new Fit.Label("legacyRead: socket", "t2"));
    }

    @Test
    void aSliverSaysNothing() {
        assertThat(Fit.labels(List.of("legacyRead"), 0.01)).isEmpty();
    }

    @Test
    void wideScriptsNeedMoreRoom() {
        assertThat(Fit.width("线程池")).isGreaterThan(Fit.width("abc"));
    }
}
