package dev.heddle.jupyter.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How charts look. Colours are names here: the drawing is made with one odd colour for each, which then gives way to a
 * variable of the style sheet, so that the same drawing is right on white and on black.
 */
public final class ChartTheme {
    private static final Color TEXT = new Color(1, 2, 3);
    private static final Color GRID = new Color(1, 2, 4);
    private static final Color GROUND = new Color(1, 2, 5);
    private static final List<Color> SERIES = List.of(
            new Color(1, 3, 1),
            new Color(1, 3, 2),
            new Color(1, 3, 3),
            new Color(1, 3, 4),
            new Color(1, 3, 5),
            new Color(1, 3, 6));
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS);

    private ChartTheme() {}

    /** What stands for each colour in the style sheet, by how the drawing writes it. */
    static Map<String, String> variables() {
        Map<String, String> variables = new java.util.LinkedHashMap<>();
        variables.put(rgb(TEXT), "var(--fg)");
        variables.put(rgb(GRID), "var(--rule)");
        variables.put(rgb(GROUND), "none");
        for (int i = 0; i < SERIES.size(); i++) {
            variables.put(rgb(SERIES.get(i)), "var(--c" + i + ")");
        }
        return variables;
    }

    private static String rgb(Color color) {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }

    /** Makes the axes and the legend look like those of all other charts. */
    public static void apply(AxesChartStyler styler) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
        styler.setChartBackgroundColor(GROUND);
        styler.setPlotBackgroundColor(GROUND);
        styler.setLegendBackgroundColor(GROUND);
        styler.setLegendBorderColor(GROUND);
        styler.setPlotBorderVisible(false);
        styler.setChartFontColor(TEXT);
        styler.setAxisTickLabelsColor(TEXT);
        styler.setAxisTickMarksColor(GRID);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setErrorBarsColor(TEXT);
        styler.setBaseFont(font);
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font);
        styler.setLegendFont(font);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setChartTitleVisible(false);
        styler.setSeriesColors(SERIES.toArray(Color[]::new));
        styler.setMarkerSize(6);
    }

    /**
     * Adds a curve that looks like the one of this number in all other charts.
     *
     * @param index from 0
     * @param name as the legend has it; two curves may have the same
     */
    public static void addCurve(XYChart chart, int index, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries((index + 1) + " " + name, x, y);
        series.setLabel(name);
        series.setLineColor(SERIES.get(index % SERIES.size()));
        series.setMarkerColor(SERIES.get(index % SERIES.size()));
        series.setMarker(MARKERS.get(index % MARKERS.size()));
        series.setLineStyle(new BasicStroke(2));
    }
}
