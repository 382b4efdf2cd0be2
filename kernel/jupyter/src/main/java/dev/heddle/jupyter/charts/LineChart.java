package dev.heddle.jupyter.charts;

import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.VisibleText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/**
 * Curves of what a cell measured, shown when it is the cell's value, with the figures in a table under it. Immutable: each
 * method gives another chart.
 *
 * <pre>{@code
 * LineChart.of("requests at once", "answers a second").series("await", measured).logarithmicX()
 * }</pre>
 */
public final class LineChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 280;
    private static final int LONGEST_NAME = 28;

    private final String xTitle;
    private final String yTitle;
    private final List<Series> all;
    private final boolean logX;
    private final boolean logY;

    private record Series(String name, SortedMap<Double, Double> points) {}

    private LineChart(String xTitle, String yTitle, List<Series> all, boolean logX, boolean logY) {
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.all = List.copyOf(all);
        this.logX = logX;
        this.logY = logY;
        for (Series one : all) {
            expectPositive(logX, one.name(), one.points().keySet());
            expectPositive(logY, one.name(), one.points().values());
        }
    }

    private static void expectPositive(boolean logarithmic, String name, Collection<Double> values) {
        if (logarithmic && values.stream().anyMatch(value -> value <= 0)) {
            throw new IllegalArgumentException(
                    "the curve " + name + " has a point that a logarithmic axis has no place for: it is not positive");
        }
    }

    /** A chart without curves. */
    public static LineChart of(String xTitle, String yTitle) {
        return new LineChart(xTitle, yTitle, List.of(), false, false);
    }

    /**
     * The same with another curve.
     *
     * @param points what was measured, by where
     * @throws IllegalArgumentException when a figure is none, or not positive on a logarithmic axis
     */
    public LineChart series(String name, SortedMap<? extends Number, ? extends Number> points) {
        SortedMap<Double, Double> copy = new TreeMap<>();
        points.forEach((x, y) -> copy.put(finite(name, x), finite(name, y)));
        List<Series> more = new ArrayList<>(all);
        more.add(new Series(VisibleText.of(name, LONGEST_NAME), copy));
        return new LineChart(xTitle, yTitle, more, logX, logY);
    }

    private static double finite(String name, Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("the curve " + name + " has a point that is no number: " + value);
        }
        return value.doubleValue();
    }

    /**
     * The same, each step to the right of the axis a multiplication.
     *
     * @throws IllegalArgumentException when a point is not positive there
     */
    public LineChart logarithmicX() {
        return new LineChart(xTitle, yTitle, all, true, logY);
    }

    /**
     * The same, each step up the axis a multiplication.
     *
     * @throws IllegalArgumentException when a point is not positive there
     */
    public LineChart logarithmicY() {
        return new LineChart(xTitle, yTitle, all, logX, true);
    }

    String toHtml() {
        return "<div class=\"" + Palette.CLASS + "\"><style>" + Palette.STYLE + "</style>"
                + ChartFrame.of(() -> List.of(svg())) + table() + "</div>";
    }

    private String svg() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(logX);
        if (logX) {
            chart.getStyler()
                    .setXAxisLogarithmicDecadeOnly(false)
                    .setXAxisTickLabelsFormattingFunction(this::tickLabel);
        }
        chart.getStyler().setYAxisLogarithmic(logY);
        if (!logY) {
            chart.getStyler().setYAxisMin(0.0);
        }
        for (int i = 0; i < all.size(); i++) {
            Series one = all.get(i);
            if (!one.points().isEmpty()) {
                ChartTheme.addCurve(
                        chart,
                        i,
                        one.name(),
                        one.points().keySet().stream().mapToDouble(x -> x).toArray(),
                        one.points().values().stream().mapToDouble(y -> y).toArray());
            }
        }
        return ChartSvg.of(chart, yTitle + " over " + xTitle + "; the figures are in the table.");
    }

    /** Of a logarithmic axis the decades are labelled, and the places where something was measured. */
    String tickLabel(double x) {
        double decade = Math.log10(x);
        boolean told = Math.abs(decade - Math.rint(decade)) < 1e-9
                || xs().stream().anyMatch(measured -> Math.abs(measured - x) < 1e-9 * x);
        return told ? figure(x) : "";
    }

    private List<Double> xs() {
        return all.stream()
                .flatMap(one -> one.points().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private String table() {
        String heads = Stream.concat(Stream.of(xTitle), all.stream().map(Series::name))
                .map(head -> "<th style=\"text-align:right\">" + Html.escape(head) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
        String rows = xs().stream()
                .map(x -> Stream.concat(
                                Stream.of(figure(x)),
                                all.stream().map(one -> figure(one.points().get(x))))
                        .map(cell -> "<td style=\"text-align:right\">" + cell + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining());
        return "<details><summary>" + Html.escape(yTitle) + ", in figures</summary><table>" + heads + rows
                + "</table></details>";
    }

    /** The figures as text, a line for each place on the axis. */
    @Override
    public String toString() {
        return yTitle + " over " + xTitle + "\n"
                + xs().stream()
                        .map(x -> figure(x) + ": "
                                + all.stream()
                                        .map(one -> one.name() + " "
                                                + figure(one.points().get(x)))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("\n"));
    }

    private static String figure(@Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? CountText.of(value.longValue())
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}
