package dev.heddle.trace.view.html;

import java.util.List;

/**
 * Draws a density as stacked areas. Each is a plain rectangle behind a clip path in shares of its box, so that it
 * stretches with the output while hatching does not.
 */
final class DensityBand {
    /** Steps of height: finer ones could not be seen and would cost length. */
    private static final int STEPS = 50;

    /** A count above zero is at least this share of the height, so that one thread of thousands is seen. */
    private static final double LEAST = 0.05;

    private final Density density;
    private final List<Paint> stack;
    private final double scale;

    /**
     * @param stack what to draw, bottom first
     * @param scale how many rows fill the whole height
     */
    DensityBand(Density density, List<Paint> stack, double scale) {
        this.density = density;
        this.stack = stack;
        this.scale = scale;
    }

    /** Draws from the top layer to the bottom one: each layer covers its own height and all below it. */
    void draw(Markup out, PictureIds ids, int y, int height) {
        for (int layer = stack.size() - 1; layer >= 0; layer--) {
            Paint paint = stack.get(layer);
            if (!density.has(paint)) {
                continue;
            }
            String id = ids.nextClip();
            out.open("clipPath").attr("id", id).attr("clipPathUnits", "objectBoundingBox");
            out.open("path").attr("d", outline(layer)).close().close();
            out.open("rect", "a " + paint.cssClass())
                    .attr("width", "100%")
                    .attr("y", y)
                    .attr("height", height)
                    .attr("clip-path", PictureIds.url(id))
                    .close();
        }
    }

    private String outline(int layer) {
        StringBuilder path = new StringBuilder("M0 1");
        int height = 0;
        for (int bucket = 0; bucket < density.buckets(); bucket++) {
            int next = height(layer, bucket);
            if (next != height) {
                path.append('H').append(TimeAxis.decimals((double) bucket / density.buckets(), 4));
                path.append('V').append(TimeAxis.decimals(1 - (double) next / STEPS, 2));
                height = next;
            }
        }
        return path.append("H1V1z").toString();
    }

    private int height(int layer, int bucket) {
        double sum = 0;
        boolean seen = false;
        for (int i = 0; i <= layer; i++) {
            double count = density.at(stack.get(i), bucket);
            seen |= i == layer && count > 0;
            sum += count == 0 ? 0 : Math.max(count / scale, LEAST);
        }
        return seen ? (int) Math.round(Math.min(1, sum) * STEPS) : 0;
    }
}
