package dev.heddle.trace.model;

/**
 * A line of the user's code.
 *
 * @param source the cell ({@code In[3]}) or source file ({@code Main.java})
 * @param line the line in it, from 1
 * @param method the method's name, for a lambda the name of the method it is written in; empty for a cell's statement
 */
public record Place(String source, int line, String method) {
    /** {@code In[3]:2}. */
    @Override
    public String toString() {
        return source + ":" + line;
    }
}
