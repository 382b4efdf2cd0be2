package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.CellException.Problem;
import java.util.List;

/**
 * The text of a lambda whose block is a piece of a cell: a row of statements, of which the last may be an expression, its
 * value.
 *
 * @param text what to compile
 * @param insertedAt where in the piece something was inserted
 * @param inserted how much
 */
record BodyText(String text, int insertedAt, int inserted) {
    private static final String RETURN = "return ";

    /** In an {@code if}, behind which the compiler takes everything to be reachable: the code may return in any place. */
    private static final String BLOCK = "{ if (true) { ";

    private static final String END = "} return null; }";

    /** One with its value, one without: an expression without a semicolon may turn out to be void. */
    static List<BodyText> of(String head, String code, StatementParser.Row row) {
        String before = head + BLOCK;
        if (row.value() < 0) {
            return List.of(new BodyText(before + code + "\n" + END, code.length(), 0));
        }
        String returning = code.substring(0, row.value()) + RETURN + code.substring(row.value());
        return List.of(
                new BodyText(before + returning + "\n;" + END, row.value(), RETURN.length()),
                new BodyText(before + code + "\n;" + END, code.length(), 0));
    }

    /** The position in the piece of one in the text. */
    static int inPiece(BodyText body, String head, int position) {
        int at = position - head.length() - BLOCK.length();
        return at <= body.insertedAt() ? at : Math.max(body.insertedAt(), at - body.inserted());
    }

    /** Of two ways to read the code the one in which less is wrong. */
    static CellException.Rejected better(CellException.Rejected one, CellException.Rejected other) {
        List<Problem> less = one.problems().size() <= other.problems().size() ? one.problems() : other.problems();
        return new CellException.Rejected(less);
    }
}
