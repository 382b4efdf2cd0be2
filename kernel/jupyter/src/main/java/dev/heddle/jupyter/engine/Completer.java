package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.CellReader.Position;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/** Completes Java. Offsets are UTF-16 here. */
final class Completer {

    private static final Pattern TYPE_REFERENCE =
            Pattern.compile("(?<![.\\w$])((?:\\w+\\.)*\\p{javaUpperCase}[\\w$]*)\\s*::\\s*$");

    private final JShell shell;
    private final CellReader reader;
    private final MagicCompleter magics;

    Completer(JShell shell, CellReader reader, MagicCompleter magics) {
        this.shell = shell;
        this.reader = reader;
        this.magics = magics;
    }

    Completions complete(String cell, int cursor) {
        var magic = magics.complete(cell, cursor);
        return magic.isPresent() ? magic.get() : completeJava(cell, cursor);
    }

    private Completions completeJava(String cell, int cursor) {
        Word word = Word.at(cell, cursor);
        CellText before = CellText.of(cell.substring(0, word.start()));
        if (before.open() || word.isNumber() || endsInNumber(before.code())) {
            return Completions.none(cursor);
        }
        Candidates candidates = candidates(reader.read(before.java()), word);
        if (candidates.isEmpty() && before.java().indexOf('\n') >= 0) {
            candidates = candidates(reader.readPassingErrors(before.java()), word);
        }
        boolean callFollows = cell.startsWith("(", word.end());
        return new Completions(candidates.ranked(callFollows), word.start() - candidates.qualifierLength(), word.end());
    }

    private Candidates candidates(Position position, Word word) {
        boolean qualified = isQualified(position.snippet().code());
        var visible = qualified ? Surroundings.mentioned(position.snippet(), position.earlier()) : position.earlier();
        String text = position.analysable(word.prefix(), visible);
        int[] anchor = {text.length() - word.prefix().length()};
        var suggestions = shell.sourceCodeAnalysis().completionSuggestions(text, text.length(), anchor);
        var own = position.earlier().stream()
                .flatMap(each -> each.names().stream())
                .collect(Collectors.toSet());
        shell.types().forEach(type -> own.add(type.name()));
        int qualifier = Math.max(0, text.length() - word.prefix().length() - anchor[0]);
        var candidates = new Candidates(qualified, own, suggestions.isEmpty() ? 0 : qualifier);
        suggestions.forEach(candidates::add);
        addInstanceMethods(text.substring(0, text.length() - word.prefix().length()), word.prefix(), candidates);
        if (!qualified && position.snippet().kind() != CellSnippet.Kind.IMPORT) {
            boolean creating = position.snippet().code().stripTrailing().endsWith("new");
            position.imports().startingWith(word.prefix()).forEach(name -> candidates.addImported(name, creating));
            if (!creating) {
                candidates.addKeywords(word.prefix());
            }
        }
        return candidates;
    }

    /** Behind {@code Type::} JShell suggests static methods only. */
    private void addInstanceMethods(String text, String prefix, Candidates candidates) {
        Matcher reference = TYPE_REFERENCE.matcher(text);
        if (reference.find()) {
            String call = text.substring(0, reference.start()) + "((" + reference.group(1) + ") null)." + prefix;
            shell.sourceCodeAnalysis()
                    .completionSuggestions(call, call.length(), new int[1])
                    .forEach(candidates::addReference);
            candidates.addReferenceToConstructor(prefix);
        }
    }

    private static boolean isQualified(String code) {
        String text = code.stripTrailing();
        return text.endsWith(".") || text.endsWith("::");
    }

    /** Whether the cursor is behind the point of a number such as {@code 1.}, which has no members. */
    private static boolean endsInNumber(String code) {
        return code.endsWith(".") && Word.at(code, code.length() - 1).isNumber();
    }
}
