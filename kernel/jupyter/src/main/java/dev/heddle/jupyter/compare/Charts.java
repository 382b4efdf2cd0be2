package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.charts.ChartSvg;
import dev.heddle.jupyter.charts.ChartTheme;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.compare.Measured;
import dev.heddle.trace.compare.ThreadUse;
import dev.heddle.trace.compare.TimeInterval;
import dev.heddle.trace.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** The charts of a comparison: bars of time, or curves over the sizes. */
final class Charts {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 260;
    private static final int LONGEST_NAME = 24;

    private Charts() {}

    /** Each as SVG; none when nothing was measured. */
    static List<String> of(Comparison comparison) {
        List<Measured> measured =
                comparison.rows().stream().filter(row -> row.time() != null).toList();
        if (measured.isEmpty()) {
            return List.of();
        }
        TimeUnitScale scale =
                TimeUnitScale.of(measured.stream().map(row -> time(row).high()).toList());
        if (comparison.sizes().isEmpty()) {
            return List.of(bars(measured, scale));
        }
        List<String> charts = new ArrayList<>();
        charts.add(times(comparison.variants(), measured, scale));
        List<Measured> traced =
                measured.stream().filter(row -> row.use() != null).toList();
        if (traced.stream().anyMatch(row -> threads(row) > 1)) {
            charts.add(threads(comparison.variants(), traced));
        }
        return charts;
    }

    private static TimeInterval time(Measured row) {
        return Objects.requireNonNull(row.time());
    }

    private static double threads(Measured row) {
        ThreadUse use = Objects.requireNonNull(row.use());
        return Math.max(1, use.peakPlatform());
    }

    private static String bars(List<Measured> rows, TimeUnitScale scale) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle("time of a run (" + scale.unit() + ")")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.5);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.addSeries(
                "time",
                rows.stream().map(row -> name(row.variant())).toList(),
                rows.stream().map(row -> scale.of(time(row).median())).toList(),
                rows.stream()
                        .map(row -> scale.of(time(row).high().minus(time(row).low())) / 2)
                        .toList());
        return ChartSvg.of(chart, "Time of a run of each variant, with its interval; the figures are in the table.");
    }

    private static String times(List<String> variants, List<Measured> rows, TimeUnitScale scale) {
        XYChart chart = curves("time of a run (" + scale.unit() + ")");
        add(chart, variants, rows, row -> scale.of(time(row).median()));
        return ChartSvg.of(chart, "Time of a run of each variant over n; the figures are in the table.");
    }

    private static String threads(List<String> variants, List<Measured> rows) {
        XYChart chart = curves("platform threads at once");
        add(chart, variants, rows, Charts::threads);
        return ChartSvg.of(chart, "Platform threads at once of each variant over n; the figures are in the table.");
    }

    private static XYChart curves(String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("n")
                .yAxisTitle(yTitle)
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        return chart;
    }

    private static void add(
            XYChart chart, List<String> variants, List<Measured> rows, ToDoubleFunction<Measured> value) {
        for (int i = 0; i < variants.size(); i++) {
            String variant = variants.get(i);
            List<Measured> own =
                    rows.stream().filter(row -> row.variant().equals(variant)).toList();
            if (!own.isEmpty()) {
                ChartTheme.addCurve(
                        chart,
                        i,
                        name(variant),
                        own.stream().mapToDouble(Measured::size).toArray(),
                        own.stream().mapToDouble(value).toArray());
            }
        }
        double least = rows.stream().mapToDouble(value).min().orElse(1);
        double most = rows.stream().mapToDouble(value).max().orElse(1);
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(least))));
        chart.getStyler()
                .setYAxisMax(Math.pow(10, Math.max(Math.floor(Math.log10(least)) + 1, Math.ceil(Math.log10(most)))));
    }

    private static String name(String variant) {
        return VisibleText.of(variant, LONGEST_NAME);
    }
}
