package dev.heddle.jupyter.engine;

import java.util.Locale;

/**
 * One way to complete the word at the cursor.
 *
 * @param text what replaces the word: a method with parameters ends in {@code "("}, one without in {@code "()"}, a
 *     package in {@code "."}
 */
public record Completion(String text, Kind kind) {

    /** What is completed, named as Jupyter names it in {@code _jupyter_types_experimental}. */
    public enum Kind {
        INSTANCE,
        FUNCTION,
        CLASS,
        KEYWORD,
        MODULE,
        MAGIC;

        /** The protocol's word for this kind, e.g. {@code "function"}. */
        public String jupyterName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
