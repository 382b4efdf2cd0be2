package dev.heddle.jupyter.engine;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

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

    static SnippetLines of(CellSource source, Snippet snippet) {
        int first = source.firstLine();
        if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || !(snippet instanceof DeclarationSnippet declaration)) {
            return new SnippetLines(source.cell(), first, first, "");
        }
        int value = snippet instanceof VarSnippet ? first + linesBeforeInitializer(source.code()) : first;
        return new SnippetLines(source.cell(), first, value, declaration.name());
    }

    /** The line in the cell for a line of the wrapper class; {@code keepsValue} when the wrapper has a value field. */
    int cellLine(int wrapperLine, boolean keepsValue) {
        if (!keepsValue) {
            return firstLine + Math.max(0, wrapperLine - BODY);
        }
        return valueLine + Math.max(0, wrapperLine - (declares.isEmpty() ? KEPT_EXPRESSION : INITIALIZER));
    }

    /** How many lines lie before the first token after the {@code =} of a variable's declaration. */
    private static int linesBeforeInitializer(String code) {
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '(' || c == '[' || c == '<' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '>' || c == '}') {
                depth--;
            } else if (c == '=' && depth == 0) {
                int token = i + 1;
                while (token < code.length() && Character.isWhitespace(code.charAt(token))) {
                    token++;
                }
                return (int) code.substring(0, token)
                        .chars()
                        .filter(ch -> ch == '\n')
                        .count();
            }
        }
        return 0;
    }
}
