package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.CellReader.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/** Finds out what the name at the cursor is. Offsets are UTF-16 here. */
final class Inspector {
    private static final Pattern VARIABLE = Pattern.compile("([^:\\s(]+):(.+)");
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z][\\w]*\\.)+(?=[A-Z])");
    private static final Pattern MADE_UP_OWNER =
            Pattern.compile(Pattern.quote(Surroundings.MADE_UP) + "\\d+\\.|REPL\\.|\\$JShell\\$\\w+\\.");
    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+(static\\s+)?");

    private final JShell shell;
    private final CellReader reader;
    private final MagicInspector magics;

    Inspector(JShell shell, CellReader reader, MagicInspector magics) {
        this.shell = shell;
        this.reader = reader;
        this.magics = magics;
    }

    Optional<Documentation> inspect(String cell, int cursor) {
        Optional<Documentation> magic = magics.inspect(cell, cursor);
        return magic.isPresent() ? magic : inspectJava(cell, cursor);
    }

    private Optional<Documentation> inspectJava(String cell, int cursor) {
        Word word = Word.at(cell, cursor);
        if (CellText.of(cell.substring(0, word.start())).open() || word.isNumber()) {
            return Optional.empty();
        }
        List<DocumentedName> found = List.of();
        if (word.isName()) {
            found = documentWord(cell, word);
        }
        if (found.isEmpty()) {
            Position position =
                    reader.read(CellText.of(cell.substring(0, word.start())).java());
            found = document(position, "");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(DocumentedName.render(found));
    }

    private List<DocumentedName> documentWord(String cell, Word word) {
        CellText upToWord = CellText.of(cell.substring(0, word.end()));
        Position position = reader.read(upToWord.java());
        boolean called = cell.substring(word.end()).stripLeading().startsWith("(");
        var found = called ? document(position, "(") : document(position, "");
        if (found.isEmpty()) {
            found = called ? document(position, "") : document(position, "(");
        }
        return found.isEmpty() ? documentDeclaration(cell, word) : found;
    }

    /** The word as the name that a snippet of the cell declares, which is no expression there. */
    private List<DocumentedName> documentDeclaration(String cell, Word word) {
        Position position = reader.read(CellText.of(cell + "\n").java());
        var declaring = position.earlier().stream()
                .filter(snippet -> snippet.names().contains(word.text()))
                .toList();
        if (declaring.isEmpty()) {
            return List.of();
        }
        var use = new Position(CellSnippet.of(word.text()), position.earlier(), position.imports());
        boolean isMethod = declaring.getLast().kind() == CellSnippet.Kind.METHOD;
        return document(use, isMethod ? "(" : "");
    }

    private List<DocumentedName> document(Position position, String tail) {
        var visible = Surroundings.mentioned(position.snippet(), position.earlier());
        String text = position.analysable(tail, visible);
        if (position.snippet().kind() == CellSnippet.Kind.IMPORT) {
            text = IMPORT.matcher(text).replaceFirst("");
        }
        var names = new ArrayList<DocumentedName>();
        for (var each : shell.sourceCodeAnalysis().documentation(text, text.length(), true)) {
            String signature = readable(each.signature());
            String javadoc = each.javadoc() == null ? "" : each.javadoc();
            names.add(new DocumentedName(declaration(signature, position).orElse(signature), javadoc));
        }
        return names.stream().distinct().toList();
    }

    private static String readable(String signature) {
        String plain = MADE_UP_OWNER.matcher(signature).replaceAll("");
        var variable = VARIABLE.matcher(plain);
        if (variable.matches()) {
            plain = variable.group(2) + " " + variable.group(1);
        }
        boolean isType = !plain.contains("(") && !plain.contains(" ");
        return isType ? plain : PACKAGES.matcher(plain).replaceAll("");
    }

    /** How the user wrote the head of the type with this signature. */
    private Optional<String> declaration(String signature, Position position) {
        String name = signature.replaceAll("\\W.*", "");
        Optional<String> inCell = position.earlier().stream()
                .filter(snippet -> snippet.kind() == CellSnippet.Kind.TYPE
                        && snippet.names().equals(Set.of(name)))
                .reduce((first, second) -> second)
                .map(CellSnippet::source);
        return inCell.or(() -> shell.types()
                        .filter(type ->
                                type.name().equals(name) && shell.status(type).isActive())
                        .map(type -> type.source())
                        .findFirst())
                .filter(source -> signature.replaceAll("[<(].*", "").equals(name))
                .map(Inspector::head);
    }

    private static String head(String source) {
        String code = CellText.of(source).code();
        int brace = code.indexOf('{');
        String head = brace < 0 ? code : code.substring(0, brace);
        return head.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    }
}
