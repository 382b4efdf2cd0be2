package dev.heddle.jupyter.engine;

import dev.heddle.trace.text.Html;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a magic does, or what a word after its name asks for. */
final class MagicInspector {
    private static final Pattern NAME = Pattern.compile("[ \\t]*(%%?\\w+)");

    private final KnownMagics magics;

    MagicInspector(KnownMagics magics) {
        this.magics = magics;
    }

    /** What is known of the word at the cursor, else of the magic in whose line it is; empty elsewhere. */
    Optional<Documentation> inspect(String cell, int cursor) {
        Optional<MagicLine> line = MagicLine.at(cell, cursor);
        if (line.isPresent()) {
            return magics.find(line.get().name()).map(magic -> word(magic, line.get()));
        }
        int lineStart = MagicLine.start(cell, cursor);
        Matcher name = NAME.matcher(cell).region(lineStart, cell.length());
        return name.lookingAt() && cursor <= name.end() && MagicLine.begins(cell, lineStart)
                ? magics.find(name.group(1)).map(MagicInspector::all)
                : Optional.empty();
    }

    private static Documentation word(Magic magic, MagicLine line) {
        return magic.words().stream()
                .filter(word -> word.text().equalsIgnoreCase(line.word()))
                .findFirst()
                .map(word -> documentation(word.text() + "  " + word.meaning()))
                .orElseGet(() -> all(magic));
    }

    private static Documentation all(Magic magic) {
        return documentation(magic.help() + "\n\n" + magic.meaning());
    }

    private static Documentation documentation(String text) {
        return new Documentation(text, "<pre>" + Html.escape(text) + "</pre>");
    }
}
