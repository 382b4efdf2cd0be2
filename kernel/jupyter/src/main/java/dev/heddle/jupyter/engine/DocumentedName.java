package dev.heddle.jupyter.engine;

import dev.heddle.trace.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A signature and its Javadoc, as it stands in the source without comment marks; empty when there is none or no source.
 */
record DocumentedName(String signature, String javadoc) {
    private static final int DOCUMENTED_OVERLOADS = 3;

    /** Overloads one under the other; when they are many, only their signatures. */
    static Documentation render(List<DocumentedName> overloads) {
        boolean full = overloads.size() <= DOCUMENTED_OVERLOADS;
        String html = overloads.stream().map(each -> each.html(full)).collect(Collectors.joining("<hr>"));
        String text = overloads.stream().map(each -> each.text(full)).collect(Collectors.joining("\n\n"));
        return new Documentation(text.strip(), html);
    }

    private String html(boolean full) {
        String head = "<pre>" + Html.escape(signature) + "</pre>";
        return full && !javadoc.isBlank() ? head + JavadocHtml.of(javadoc) : head;
    }

    private String text(boolean full) {
        return full && !javadoc.isBlank() ? signature + "\n\n" + HtmlText.of(JavadocHtml.of(javadoc)) : signature;
    }
}
