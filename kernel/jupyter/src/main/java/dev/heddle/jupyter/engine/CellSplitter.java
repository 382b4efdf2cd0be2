package dev.heddle.jupyter.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts the text of a cell into JShell's snippets, and joins those that JShell can run as one. */
final class CellSplitter {
    private final StatementParser statements = new StatementParser();
    private final SourceCodeAnalysis analysis;

    CellSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Reads code that must be a row of statements. */
    StatementParser.Row row(String code) {
        return statements.row(code);
    }

    List<Piece> split(String code) {
        List<Piece> quick = statements.parse(code);
        return quick != null ? quick : splitByShell(code);
    }

    private List<Piece> splitByShell(String code) {
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
            if (!text.replace(";", "").isBlank()) {
                pieces.add(piece(offset, text, complete));
            }
            offset = skipBlank(code, end);
        }
        return pieces;
    }

    private Piece piece(int offset, String text, boolean complete) {
        List<Piece> alone = complete ? statements.parse(text) : null;
        if (alone != null && alone.size() == 1) {
            return alone.getFirst().movedBy(offset);
        }
        List<Snippet> parsed = analysis.sourceToSnippets(text);
        if (parsed.isEmpty()) {
            throw new IllegalStateException("JShell makes nothing of: " + text);
        }
        String name = parsed.getFirst() instanceof DeclarationSnippet declaration ? declaration.name() : "";
        return new Piece(offset, text, Piece.Kind.DECLARATION, name, 0, complete);
    }

    /**
     * Groups of neighbours to be evaluated as one block: each snippet costs JShell a compilation, and a row of plain
     * statements needs only one. A group of one is evaluated as it is.
     */
    static List<List<Piece>> group(List<Piece> pieces) {
        List<List<Piece>> groups = new ArrayList<>();
        boolean open = false;
        for (Piece piece : pieces) {
            boolean plain = piece.isPlainStatement();
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
