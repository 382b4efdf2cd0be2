package dev.heddle.jupyter.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line that calls a magic, with the cursor behind its name.
 *
 * @param name with its {@code %} or {@code %%}
 * @param before the words between the name and the one that the cursor is in
 * @param prefix of that word, perhaps empty, the part before the cursor
 * @param word all of it
 * @param start where it starts, a UTF-16 offset
 * @param end where it ends, exclusive
 */
record MagicLine(String name, List<String> before, String prefix, String word, int start, int end) {
    private static final Pattern UP_TO_CURSOR = Pattern.compile("[ \\t]*(%%?\\w+)([ \\t]+(?:\\S+[ \\t]+)*)(\\S*)");
    private static final Pattern REST_OF_WORD = Pattern.compile("\\S*");

    static Optional<MagicLine> at(String cell, int cursor) {
        int lineStart = start(cell, cursor);
        Matcher line = UP_TO_CURSOR.matcher(cell.substring(lineStart, cursor));
        if (!line.matches() || !begins(cell, lineStart)) {
            return Optional.empty();
        }
        if (line.group(1).startsWith("%%") && !ownsCell(cell, lineStart)) {
            return Optional.empty();
        }
        Matcher rest = REST_OF_WORD.matcher(cell).region(cursor, cell.length());
        int end = rest.lookingAt() ? rest.end() : cursor;
        int start = cursor - line.group(3).length();
        List<String> before = Stream.of(line.group(2).strip().split("[ \\t]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return Optional.of(new MagicLine(line.group(1), before, line.group(3), cell.substring(start, end), start, end));
    }

    /** Where the line starts that an offset is in. */
    static int start(String cell, int offset) {
        return cell.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Whether a magic may begin there: not inside a comment or a text block. */
    static boolean begins(String cell, int lineStart) {
        return !CellText.of(cell.substring(0, lineStart)).continuesOnNextLine();
    }

    /** Whether a {@code %%magic} may stand there: it owns the whole cell. */
    static boolean ownsCell(String cell, int lineStart) {
        return cell.substring(0, lineStart).isBlank();
    }
}
