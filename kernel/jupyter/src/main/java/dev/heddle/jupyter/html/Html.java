package dev.heddle.jupyter.html;

import org.apache.commons.lang3.StringUtils;

/** Makes text safe to stand in HTML: whatever a user's program says is shown and never interpreted. */
public final class Html {
    private static final String[] SPECIAL = {"&", "<", ">", "\""};
    private static final String[] ENTITIES = {"&amp;", "&lt;", "&gt;", "&quot;"};

    private Html() {}

    /** The text, safe between tags and in double-quoted attributes. */
    public static String escape(String text) {
        return StringUtils.replaceEach(text, SPECIAL, ENTITIES);
    }
}
