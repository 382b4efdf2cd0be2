package dev.heddle.trace.view.html;

import java.util.List;

/**
 * The hatchings and the arrow's tip. SVG names them by id, unlike in every picture; the style sheet, alike in every
 * picture, finds them by custom properties.
 */
final class Patterns {
    private static final List<Paint> HATCHED = List.of(Paint.IO, Paint.LOCK, Paint.WAIT);
    private static final String TIP = "tip";

    private Patterns() {}

    /** Sets the custom properties on the element that is being opened. */
    static void attach(Markup out, PictureIds ids) {
        StringBuilder style = new StringBuilder();
        HATCHED.forEach(paint -> style.append(property(paint.cssClass(), ids)));
        out.attr("style", style.append(property(TIP, ids)).toString());
    }

    static void define(Markup out, PictureIds ids) {
        out.open("svg", "defs").attr("width", 0).attr("height", 0).attr("aria-hidden", "true");
        out.open("defs");
        HATCHED.forEach(paint -> defineHatching(out, ids, paint));
        out.open("marker")
                .attr("id", ids.named(TIP))
                .attr("viewBox", "0 0 6 6")
                .attr("refX", 5)
                .attr("refY", 3)
                .attr("markerWidth", 6)
                .attr("markerHeight", 6)
                .attr("orient", "auto");
        out.open("path", "tip").attr("d", "M0 0L6 3L0 6z").close().close();
        out.close().close();
    }

    /** Each reason to wait has its own slant, and the last is crossed, so that they differ without colour. */
    private static void defineHatching(Markup out, PictureIds ids, Paint paint) {
        out.open("pattern")
                .attr("id", ids.named(paint.cssClass()))
                .attr("class", "of-" + paint.cssClass())
                .attr("width", 5)
                .attr("height", 5)
                .attr("patternUnits", "userSpaceOnUse")
                .attr("patternTransform", paint == Paint.IO ? "rotate(-45)" : "rotate(45)");
        out.open("rect", "ground").attr("width", 6).attr("height", 6).close();
        out.open("rect", "line")
                .attr("width", paint == Paint.WAIT ? 1 : 2)
                .attr("height", 5)
                .close();
        if (paint == Paint.WAIT) {
            out.open("rect", "line").attr("width", 5).attr("height", 1).close();
        }
        out.close();
    }

    private static String property(String name, PictureIds ids) {
        return "--" + name + ":" + PictureIds.url(ids.named(name)) + ";";
    }
}
