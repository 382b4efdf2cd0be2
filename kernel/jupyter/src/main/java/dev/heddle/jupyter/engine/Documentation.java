package dev.heddle.jupyter.engine;

/**
 * What is known about the name at the cursor: signatures and, where its source is at hand, Javadoc.
 *
 * @param text as plain text
 * @param html as HTML made of a small set of tags without attributes; everything else is escaped
 */
public record Documentation(String text, String html) {}
