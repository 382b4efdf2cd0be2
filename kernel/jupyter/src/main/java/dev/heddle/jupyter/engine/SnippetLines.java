package dev.heddle.jupyter.engine;

import org.apache.commons.lang3.StringUtils;

/**
 * From lines of the class that JShell wraps around a snippet to lines of the cell. JShell puts all imports on one line,
 * so a snippet's text always begins on the same line of its wrapper: the fifth; an initializer on the seventh; an expression
 * whose value JShell keeps on the eighth. A test holds this against {@code SourceCodeAnalysis.wrapper}, which says the same but compiles to do so.
 *
 * @param cell the cell that the snippet stands in
 * @param firstLine the line in the cell of the snippet's first line
 * @param valueLine the line in the cell where the expression begins whose value is kept: an initializer, or the snippet
 * @param declares the name that the snippet declares, empty for a statement or expression
 */
record SnippetLines(int cell, int firstLine, int valueLine, String declares) {
    private static final int BODY = 5;
    private static final int INITIALIZER = 7;
    private static final int KEPT_EXPRESSION = 8;

    static SnippetLines of(int cell, int firstLine, Piece piece) {
        int linesBeforeValue = StringUtils.countMatches(piece.text().substring(0, piece.valueOffset()), '\n');
        return new SnippetLines(cell, firstLine, firstLine + linesBeforeValue, piece.declares());
    }

    /** The line in the cell for a line of the wrapper class; {@code keepsValue} when the wrapper has a value field. */
    int cellLine(int wrapperLine, boolean keepsValue) {
        if (!keepsValue) {
            return firstLine + Math.max(0, wrapperLine - BODY);
        }
        return valueLine + Math.max(0, wrapperLine - (declares.isEmpty() ? KEPT_EXPRESSION : INITIALIZER));
    }
}
