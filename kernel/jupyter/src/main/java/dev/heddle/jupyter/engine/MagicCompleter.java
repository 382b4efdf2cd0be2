package dev.heddle.jupyter.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Completes the name of a magic at the start of a line, and the words after it. */
final class MagicCompleter {
    private static final Pattern NAME_BEFORE_CURSOR = Pattern.compile("[ \\t]*(%%?\\w*)");
    private static final Pattern REST_OF_NAME = Pattern.compile("\\w*");

    private final KnownMagics magics;

    MagicCompleter(KnownMagics magics) {
        this.magics = magics;
    }

    /** What fits, or empty when neither a magic's name nor a word of one that has any is being written at the cursor. */
    Optional<Completions> complete(String cell, int cursor) {
        Optional<Completions> names = completeName(cell, cursor);
        return names.isPresent() ? names : MagicLine.at(cell, cursor).flatMap(this::completeWord);
    }

    private Optional<Completions> completeName(String cell, int cursor) {
        int lineStart = MagicLine.start(cell, cursor);
        Matcher line = NAME_BEFORE_CURSOR.matcher(cell.substring(lineStart, cursor));
        if (!line.matches() || !MagicLine.begins(cell, lineStart)) {
            return Optional.empty();
        }
        String prefix = line.group(1);
        boolean ownsCell = MagicLine.ownsCell(cell, lineStart);
        Matcher rest = REST_OF_NAME.matcher(cell).region(cursor, cell.length());
        int end = rest.lookingAt() ? rest.end() : cursor;
        Stream<String> matches = magics.names().stream()
                .filter(name -> name.startsWith(prefix) && (ownsCell || !name.startsWith("%%")))
                .distinct()
                .sorted();
        return Optional.of(completions(matches, cursor - prefix.length(), end));
    }

    private Optional<Completions> completeWord(MagicLine line) {
        return magics.find(line.name())
                .filter(magic -> !magic.words().isEmpty())
                .map(magic -> completions(
                        isValue(magic, line.before()) ? Stream.of() : fitting(magic, line), line.start(), line.end()));
    }

    private static boolean isValue(Magic magic, List<String> before) {
        return !before.isEmpty()
                && magic.words().stream()
                        .anyMatch(word -> word.takesValue() && word.text().equals(before.getLast()));
    }

    private static Stream<String> fitting(Magic magic, MagicLine line) {
        String prefix = line.prefix();
        return magic.words().stream()
                .map(Magic.Word::text)
                .filter(text -> text.regionMatches(true, 0, prefix, 0, prefix.length()))
                .filter(text -> line.before().stream().noneMatch(text::equalsIgnoreCase));
    }

    private static Completions completions(Stream<String> texts, int start, int end) {
        return new Completions(
                texts.map(text -> new Completion(text, Completion.Kind.MAGIC)).toList(), start, end);
    }
}
