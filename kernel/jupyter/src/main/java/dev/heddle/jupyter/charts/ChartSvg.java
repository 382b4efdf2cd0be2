package dev.heddle.jupyter.charts;

import dev.heddle.trace.text.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart as SVG that stands in a page: as wide as there is room, in the page's colours, with no id of another's. */
public final class ChartSvg {
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}");
    private static final Pattern BEFORE_CONTENT = Pattern.compile("\\A.*?<svg[^>]*>", Pattern.DOTALL);

    private ChartSvg() {}

    /**
     * Draws a chart.
     *
     * @param words what it shows, for those who do not see it
     */
    public static String of(Chart<?, ?> chart, String words) {
        String drawn;
        try {
            drawn = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no file
        }
        String open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " viewBox=\"0 0 " + chart.getWidth() + " " + chart.getHeight() + "\" role=\"img\" aria-label=\""
                + Html.escape(words) + "\">";
        return open + content(drawn);
    }

    private static String content(String drawn) {
        String content = BEFORE_CONTENT.matcher(drawn).replaceFirst("");
        String own = "h" + UUID.randomUUID().toString().substring(24);
        content = content.replace("id=\"clip", "id=\"" + own + "clip").replace("url(#clip", "url(#" + own + "clip");
        for (Map.Entry<String, String> colour : ChartTheme.variables().entrySet()) {
            content = content.replace(colour.getKey(), colour.getValue());
        }
        return LONG_NUMBER.matcher(content).replaceAll(number -> shortened(number.group()));
    }

    /** A hundredth of a pixel is finer than anybody sees. */
    private static String shortened(String number) {
        String rounded = String.format(Locale.ROOT, "%.2f", Double.parseDouble(number));
        return rounded.replaceFirst("\\.?0+$", "");
    }
}
