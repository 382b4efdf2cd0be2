package dev.heddle.jupyter.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes the name of a magic at the start of a line. */
final class MagicCompleter {
    private static final Pattern MAGIC_BEFORE_CURSOR = Pattern.compile("[ \\t]*(%%?\\w*)");
    private static final Pattern REST_OF_NAME = Pattern.compile("\\w*");

    private final Supplier<? extends Collection<String>> names;

    MagicCompleter(Supplier<? extends Collection<String>> names) {
        this.names = names;
    }

    /** The magics that fit, or empty when no magic's name is being written at the cursor. */
    Optional<Completions> complete(String cell, int cursor) {
        int lineStart = cell.lastIndexOf('\n', cursor - 1) + 1;
        Matcher line = MAGIC_BEFORE_CURSOR.matcher(cell.substring(lineStart, cursor));
        if (!line.matches() || CellText.of(cell.substring(0, lineStart)).continuesOnNextLine()) {
            return Optional.empty();
        }
        String prefix = line.group(1);
        boolean ownsCell = cell.substring(0, lineStart).isBlank();
        Matcher rest = REST_OF_NAME.matcher(cell).region(cursor, cell.length());
        int end = rest.lookingAt() ? rest.end() : cursor;
        var matches = names.get().stream()
                .filter(name -> name.startsWith(prefix) && (ownsCell || !name.startsWith("%%")))
                .distinct()
                .sorted()
                .map(name -> new Completion(name, Completion.Kind.MAGIC))
                .toList();
        return Optional.of(new Completions(matches, cursor - prefix.length(), end));
    }
}
