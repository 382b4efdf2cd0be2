package dev.heddle.jupyter.engine;

import org.apache.commons.lang3.StringUtils;

/** Places what the compiler says in the cell. */
final class SourceProblems {
    private SourceProblems() {}

    /**
     * A message about a stretch of the source.
     *
     * @param position what the message is about most
     * @param begin where the stretch begins
     * @param end where it ends
     */
    static CellException.Problem of(CellSource source, int position, int begin, int end, String message) {
        String code = source.code();
        int start = clamp(position, code);
        int from = clamp(begin, code);
        int to = clamp(end, code);
        int at = from <= start && start <= to ? from : start;
        int line = lineOf(code, at);
        int lineStart = code.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = code.indexOf('\n', at) < 0 ? code.length() : code.indexOf('\n', at);
        return new CellException.Problem(
                source.cell(),
                source.firstLine() + line - 1,
                at - lineStart + 1,
                Math.max(1, Math.min(to, lineEnd) - at),
                message);
    }

    private static int clamp(int offset, String code) {
        return Math.clamp(offset, 0, code.length());
    }

    /** The line of an offset, from 1. */
    static int lineOf(String code, int offset) {
        return 1 + StringUtils.countMatches(code.substring(0, offset), '\n');
    }
}
