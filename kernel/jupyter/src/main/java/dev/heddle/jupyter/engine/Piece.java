package dev.heddle.jupyter.engine;

/**
 * One snippet of a cell.
 *
 * @param offset where it begins in the cell's text, comments before it left out
 * @param text its source
 * @param kind what it is
 * @param declares the name that it declares, empty for statements and expressions
 * @param valueOffset where, in its text, the expression begins whose value JShell keeps: a variable's initializer
 * @param complete false when the text breaks off or makes no sense
 */
record Piece(int offset, String text, Kind kind, String declares, int valueOffset, boolean complete) {
    /** What a snippet is, as far as running it goes. */
    enum Kind {
        STATEMENT,
        EXPRESSION,
        VARIABLE,
        /** A method, type or import, or what JShell makes of the rest. */
        DECLARATION
    }

    Piece movedBy(int distance) {
        return new Piece(offset + distance, text, kind, declares, valueOffset, complete);
    }

    boolean endsWithSemicolon() {
        return text.stripTrailing().endsWith(";");
    }

    /** Whether it may stand in a block: it declares nothing and nobody sees its value. */
    boolean isPlainStatement() {
        return complete && (kind == Kind.STATEMENT || (kind == Kind.EXPRESSION && endsWithSemicolon()));
    }
}
