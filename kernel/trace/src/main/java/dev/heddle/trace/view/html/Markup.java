package dev.heddle.trace.view.html;

import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.VisibleText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes elements that are well-formed as HTML and as XML; everything but {@link #raw} is escaped. */
final class Markup {
    /** SVG elements that are closed in place when empty; HTML elements must not be. */
    private static final Set<String> LEAVES = Set.of("rect", "line", "path");

    private final StringBuilder out = new StringBuilder(16_384);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    Markup open(String element) {
        endTag();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    Markup open(String element, String cssClass) {
        return open(element).attr("class", cssClass);
    }

    Markup attr(String name, String value) {
        if (!inTag) {
            throw new IllegalStateException("an attribute outside a tag: " + name);
        }
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    Markup attr(String name, long value) {
        return attr(name, Long.toString(value));
    }

    Markup text(String text) {
        endTag();
        escape(text);
        return this;
    }

    /** Markup from this package's own resources, never from the traced program. */
    Markup raw(String trusted) {
        endTag();
        out.append(trusted);
        return this;
    }

    Markup close() {
        String element = open.pop();
        if (inTag && LEAVES.contains(element)) {
            out.append("/>");
            inTag = false;
            return this;
        }
        endTag();
        out.append("</").append(element).append('>');
        return this;
    }

    /** A whole element with text in it. */
    Markup element(String element, String cssClass, String text) {
        return open(element, cssClass).text(text).close();
    }

    Markup title(String text) {
        return open("title").text(text).close();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String text) {
        Html.append(out, VisibleText.of(text));
    }
}
