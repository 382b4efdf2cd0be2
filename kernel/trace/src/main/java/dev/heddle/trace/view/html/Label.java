package dev.heddle.trace.view.html;

import dev.heddle.trace.text.VisibleText;

/** A row's name at the left. Where it is too long its middle gives way, for thread names differ at their end. */
final class Label {
    private static final int LONGEST_START = 150;
    private static final int LONG = 16;
    private static final int TAIL = 7;

    private Label() {}

    static void draw(Markup out, String name, String kind, String mark) {
        out.open("b", "name");
        int cut = Math.max(0, name.length() - TAIL);
        if (name.length() > LONG && isAscii(name.substring(cut))) {
            out.element("span", "start", VisibleText.of(name.substring(0, cut), LONGEST_START));
            out.element("span", "end", name.substring(cut));
        } else {
            out.element("span", "start", name.isBlank() ? "unnamed" : VisibleText.of(name, LONGEST_START));
        }
        out.close();
        if (!mark.isEmpty()) {
            out.element("span", "mark", mark);
        }
        if (!kind.isEmpty()) {
            out.element("span", "kind", kind);
        }
    }

    /** Other scripts may join letters or run from right to left: those are not cut in two. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
