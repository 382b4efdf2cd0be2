package dev.heddle.trace.view.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Which label a slice has room for. A percentage does not know its width in pixels, so a label is given the narrowest
 * class of output in which it surely fits; {@code picture.css} hides it in narrower ones.
 */
enum Fit {
    /** Outputs from 545 px. */
    ALWAYS("t1", 380),
    /** Outputs from 860 px. */
    WIDE("t2", 650),
    /** Outputs from 1060 px. */
    WIDER("t3", 850);

    /** Pixels that stay free left and right of a label, together. */
    private static final double MARGIN = 8;

    private final String cssClass;
    private final int plotWidth;

    Fit(String cssClass, int plotWidth) {
        this.cssClass = cssClass;
        this.plotWidth = plotWidth;
    }

    /**
     * A text and the outputs that show it.
     *
     * @param text what to write
     * @param cssClasses from which width on, and up to which where a fuller text takes over
     */
    record Label(String text, String cssClasses) {}

    /** For each width of output the first of {@code texts}, fullest first, that fits into {@code share} of the plot. */
    static List<Label> labels(List<String> texts, double share) {
        List<Label> labels = new ArrayList<>();
        Fit since = ALWAYS;
        String shown = "";
        for (Fit fit : values()) {
            String fuller = fit.first(texts, share);
            if (!fuller.equals(shown)) {
                add(labels, shown, since.cssClass + " " + fit.until());
                shown = fuller;
                since = fit;
            }
        }
        add(labels, shown, since.cssClass);
        return labels;
    }

    private static void add(List<Label> labels, String text, String cssClasses) {
        if (!text.isEmpty()) {
            labels.add(new Label(text, cssClasses));
        }
    }

    private String first(List<String> texts, double share) {
        return texts.stream()
                .filter(text -> width(text) + MARGIN <= share * plotWidth)
                .findFirst()
                .orElse("");
    }

    private String until() {
        return cssClass.replace('t', 'u');
    }

    /** Pixels that a text takes at most in the picture's 11 px type, in the widest of the usual system fonts. */
    static double width(String text) {
        return text.codePoints().mapToDouble(Fit::advance).sum();
    }

    private static double advance(int c) {
        if (c < 0x80) {
            return "iljtfrI.,:;'|!()[] ".indexOf(c) >= 0 ? 5 : "mwMW@%".indexOf(c) >= 0 ? 11.5 : 8;
        }
        return c < 0x1100 ? 9 : 13;
    }
}
