package dev.heddle.lessons;

import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Frames drawn as strips of film, under each other and on one scale: a filled square for each frame that came in time, an
 * empty one for each that was missed, and above it a bar as high as it was late. Immutable; drawn as a cell's value.
 */
public final class FrameStrip implements DisplayDataRenderable {
    private static final String STYLE = """
            .heddle-frames {
              color-scheme: light dark;
              --bg: var(--jp-layout-color0, var(--vscode-editor-background, light-dark(#fff, #14171b)));
              --fg: light-dark(#1b1f24, #e2e6ea);
              --dim: light-dark(#5f6975, #98a2ad);
              --drawn: light-dark(#0072b2, #4aa8e0);
              --missed: light-dark(#a3123f, #ff8fb4);
              max-width: 1000px;
              padding: 10px 12px;
              background: var(--bg);
              color: var(--fg);
              font: 13px/1.4 system-ui, sans-serif;
              print-color-adjust: exact;
            }
            body[data-jp-theme-light="true"] .heddle-frames, body.vscode-light .heddle-frames { color-scheme: light }
            body[data-jp-theme-light="false"] .heddle-frames, body.vscode-dark .heddle-frames,
            body.vscode-high-contrast:not(.vscode-high-contrast-light) .heddle-frames { color-scheme: dark }
            .heddle-frames svg { display: block; max-width: none; margin: 0 0 8px }
            .heddle-frames .drawn { fill: var(--drawn); background: var(--drawn); border: 1px solid var(--drawn) }
            .heddle-frames .missed { fill: none; stroke: var(--missed); border: 1px solid var(--missed) }
            .heddle-frames .late { stroke: var(--missed) }
            .heddle-frames .ground { fill: color-mix(in srgb, var(--missed) 16%, var(--bg)) }
            .heddle-frames .line { fill: var(--missed) }
            .heddle-frames .legend { color: var(--dim); font-size: 12px }
            .heddle-frames i { display: inline-block; box-sizing: border-box; width: 9px; height: 9px; margin-left: 6px }
            """;
    private static final int BARS = 44;
    private static final int SQUARE = 10;
    private static final double FILL = 0.8;

    private final List<Row> rows;

    private record Row(String name, Frames frames) {}

    private FrameStrip(List<Row> rows) {
        this.rows = rows;
    }

    /** A strip of this name. */
    public static FrameStrip of(String name, Frames frames) {
        return new FrameStrip(List.of(new Row(name, frames)));
    }

    /** The same with another strip under it. */
    public FrameStrip and(String name, Frames frames) {
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(name, frames));
        return new FrameStrip(List.copyOf(more));
    }

    @Override
    public void render(RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_HTML, this::toHtml);
        context.renderIfRequested(MIMEType.TEXT_PLAIN, this::toString);
    }

    /** The strips as text, a line for each. */
    @Override
    public String toString() {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        return rows.stream()
                .map(row -> row.name() + " ".repeat(width - row.name().length() + (width == 0 ? 0 : 2)) + row.frames())
                .collect(Collectors.joining("\n"));
    }

    String toHtml() {
        int most = rows.stream()
                .mapToInt(row -> row.frames().delays().size())
                .max()
                .orElse(0);
        Duration scale = rows.stream()
                .map(row -> row.frames().longestDelay())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        StringBuilder out = new StringBuilder("<div class=\"heddle-frames\"><style>" + STYLE + "</style>");
        for (Row row : rows) {
            out.append("<div class=\"row\"><b>")
                    .append(Html.escape(row.name()))
                    .append("</b> ")
                    .append(Html.escape(row.frames().summary()))
                    .append("</div>");
            append(out, row.frames(), Math.max(most, 1), scale);
        }
        return out.append(
                        "<div class=\"legend\"><i class=\"drawn\"></i> drawn in time <i class=\"missed\"></i> missed; above"
                                + " it how late. One every ")
                .append(
                        rows.isEmpty()
                                ? ""
                                : TimeText.of(rows.getFirst().frames().period()))
                .append(".</div></div>")
                .toString();
    }

    private static void append(StringBuilder out, Frames frames, int most, Duration scale) {
        String hatching = "h" + UUID.randomUUID().toString().substring(24); // ids are the page's
        int bars = frames.missed() == 0 ? 0 : BARS;
        out.append("""
                <svg width="100%%" height="%d" role="img" aria-label="%s"><defs>
                <pattern id="%s" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="ground" width="4" height="4"/><rect class="line" width="1.4" height="4"/></pattern></defs>
                """.formatted(bars + SQUARE + 4, Html.escape(frames.summary()), hatching));
        for (int i = 0; i < frames.delays().size(); i++) {
            Duration delay = frames.delays().get(i);
            boolean missed = frames.isMiss(delay);
            String place = "x=\"" + percent(i, most) + "\" width=\"" + percent(FILL, most) + "\"";
            out.append("<g><title>frame ").append(i + 1).append(": ").append(TimeText.of(delay));
            out.append(missed ? " late, missed</title>" : " late</title>");
            if (missed) {
                double height = (double) bars * delay.toNanos() / scale.toNanos();
                out.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"late\" fill=\"url(#%s)\" %s y=\"%.1f\" height=\"%.1f\"/>",
                        hatching,
                        place,
                        bars - height,
                        height));
            }
            out.append("<rect class=\"%s\" %s y=\"%d\" height=\"%d\"/></g>"
                    .formatted(missed ? "missed" : "drawn", place, bars + 2, SQUARE));
        }
        out.append("</svg>");
    }

    private static String percent(double part, int whole) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * part / whole);
    }
}
