package dev.heddle.jupyter.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private final LineChart chart = LineChart.of("n", "ms")
            .series("<await>", new TreeMap<>(Map.of(1, 2.0, 10, 8.25)))
            .series("block", new TreeMap<>(Map.of(1, 3)));

    @Test
    void showsItsFiguresInWordsToo() {
        assertThat(chart).hasToString("ms over n\n1: <await> 2, block 3\n10: <await> 8.25, block –");
    }

    @Test
    void drawsWithItsNamesEscaped() {
        assertThat(chart.logarithmicX().logarithmicY().toHtml())
                .contains("<svg", "&lt;await&gt;")
                .doesNotContain("<await>");
    }

    @Test
    void aLogarithmicAxisIsLabelledWhereSomethingWasMeasured() {
        LineChart powers = LineChart.of("workers", "times").series("a", new TreeMap<>(Map.of(1, 1, 2, 2, 4, 3, 8, 3)));

        assertThat(Stream.of(1.0, 2.0, 3.0, 4.0, 7.0, 8.0, 10.0).map(powers::tickLabel))
                .containsExactly("1", "2", "", "4", "", "8", "10");
        assertThat(powers.logarithmicX().toHtml()).contains("<svg");
    }

    @Test
    void aPointThatALogarithmicAxisHasNoPlaceForIsRefused() {
        LineChart fromZero = chart.series("zero", new TreeMap<>(Map.of(0, 1)));

        assertThat(fromZero.toHtml()).contains("<svg");
        assertThatIllegalArgumentException().isThrownBy(fromZero::logarithmicX).withMessageContaining("zero");
        assertThat(fromZero.logarithmicY().toHtml()).contains("<svg");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.logarithmicY().series("below", new TreeMap<>(Map.of(1, -1))));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.series("none", new TreeMap<>(Map.of(1, Double.NaN))))
                .withMessageContaining("none");
    }
}
