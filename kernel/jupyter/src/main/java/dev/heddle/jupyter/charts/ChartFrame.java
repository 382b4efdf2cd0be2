package dev.heddle.jupyter.charts;

import dev.heddle.trace.text.Html;
import java.util.List;
import java.util.function.Supplier;

/** Puts charts side by side, and says so where this machine's Java cannot draw them. */
public final class ChartFrame {
    private static final System.Logger LOG = System.getLogger(ChartFrame.class.getName());

    private ChartFrame() {}

    /** The charts in a box that wraps; the figures must stand beside it in words. */
    public static String of(Supplier<List<String>> charts) {
        try {
            StringBuilder out = new StringBuilder("<div class=\"charts\">");
            charts.get()
                    .forEach(svg ->
                            out.append("<div class=\"chart\">").append(svg).append("</div>"));
            return out.append("</div>").toString();
        } catch (RuntimeException | LinkageError | InternalError failure) {
            LOG.log(System.Logger.Level.DEBUG, "no charts", failure);
            return "<p>No chart: this machine's Java cannot draw text (" + Html.escape(failure.toString())
                    + "). Installing a font, such as the package fonts-dejavu, helps.</p>";
        }
    }
}
