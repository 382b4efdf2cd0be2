package dev.heddle.jupyter.engine;

/**
 * A piece of Java and where it stands: the whole of a cell, or the part of it below a magic.
 *
 * @param cell the execution count of the cell
 * @param firstLine the line in the cell at which {@code code} begins, from 1
 * @param code the text
 */
public record CellSource(int cell, int firstLine, String code) {
    private static final String PREFIX = "In[";

    /** The cell's name, as every view and stack trace writes it: {@code In[3]}. */
    public String label() {
        return label(cell);
    }

    /** The name of the cell with an execution count: {@code In[3]}. */
    public static String label(int cell) {
        return PREFIX + cell + "]";
    }

    /** The execution count in a name made by {@link #label(int)}, or 0 when it is not one. */
    public static int cellOf(String label) {
        if (!label.startsWith(PREFIX) || !label.endsWith("]")) {
            return 0;
        }
        try {
            return Integer.parseInt(label, PREFIX.length(), label.length() - 1, 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
