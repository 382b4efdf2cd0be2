package dev.heddle.jupyter.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts the text of a cell into JShell's snippets, and joins those that JShell can run as one. */
final class CellSplitter {
    /**
     * One snippet of a cell.
     *
     * @param offset where it begins in the cell's text, comments before it left out
     * @param text its source
     * @param parsed what JShell takes it for, before it is evaluated
     * @param complete false when the text breaks off or makes no sense
     */
    record Piece(int offset, String text, Snippet parsed, boolean complete) {
        boolean isExpression() {
            return parsed instanceof ExpressionSnippet;
        }

        boolean endsWithSemicolon() {
            return text.stripTrailing().endsWith(";");
        }

        /** Whether it may stand in a block: a statement that declares nothing and whose value nobody sees. */
        private boolean isPlainStatement() {
            return switch (parsed.kind()) {
                case STATEMENT -> true;
                case EXPRESSION -> endsWithSemicolon();
                case VAR -> parsed.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND && endsWithSemicolon();
                default -> false;
            };
        }
    }

    private final SourceCodeAnalysis analysis;

    CellSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    List<Piece> split(String code) {
        List<Piece> pieces = new ArrayList<>();
        int offset = skipBlank(code, 0);
        while (offset < code.length()) {
            String rest = code.substring(offset);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            int end = info.completeness() == Completeness.UNKNOWN
                            || info.remaining().length() >= rest.length()
                    ? code.length()
                    : code.length() - info.remaining().length();
            String text = code.substring(offset, end).stripTrailing();
            boolean complete = info.completeness() != Completeness.UNKNOWN
                    && info.completeness() != Completeness.DEFINITELY_INCOMPLETE;
            List<Snippet> parsed = analysis.sourceToSnippets(text);
            if (parsed.isEmpty() && text.replace(";", "").isBlank()) {
                offset = skipBlank(code, end);
                continue;
            }
            if (parsed.isEmpty()) {
                throw new IllegalStateException("JShell makes nothing of: " + text);
            }
            pieces.add(new Piece(offset, text, parsed.getFirst(), complete));
            offset = skipBlank(code, end);
        }
        return pieces;
    }

    /**
     * Groups of neighbours to be evaluated as one block: each snippet costs JShell a compilation, and a row of plain
     * statements needs only one. A group of one is evaluated as it is.
     */
    static List<List<Piece>> group(List<Piece> pieces) {
        List<List<Piece>> groups = new ArrayList<>();
        boolean open = false;
        for (Piece piece : pieces) {
            boolean plain = piece.complete() && piece.isPlainStatement();
            if (plain && open) {
                groups.getLast().add(piece);
            } else {
                groups.add(new ArrayList<>(List.of(piece)));
            }
            open = plain;
        }
        return groups;
    }

    /** The first place at or after an offset that is neither white space nor in a comment. */
    static int skipBlank(String code, int from) {
        int i = from;
        while (i < code.length()) {
            if (Character.isWhitespace(code.charAt(i))) {
                i++;
            } else if (code.startsWith("//", i)) {
                int end = code.indexOf('\n', i);
                i = end < 0 ? code.length() : end + 1;
            } else if (code.startsWith("/*", i)) {
                int end = code.indexOf("*/", i + 2);
                i = end < 0 ? code.length() : end + 2;
            } else {
                return i;
            }
        }
        return i;
    }
}
