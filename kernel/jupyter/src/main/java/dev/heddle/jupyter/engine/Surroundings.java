package dev.heddle.jupyter.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text to put before a snippet so that JShell, which knows one snippet at a time, sees what earlier snippets of the same
 * cell declare before they have been run.
 *
 * <p>JShell analyses a text up to the cursor and puts up with brackets left open. So earlier methods and types become
 * members of a local class (they may refer to each other in any order), earlier variables become locals of a method of
 * that class, and the snippet follows inside, in a class of its own if it declares a method. A variable declared twice
 * opens another method, where it may hide the first. The method is not static, since JShell suggests no local variables
 * in a static one.
 */
final class Surroundings {
    /** What every name made up here starts with. */
    static final String MADE_UP = "$heddle";

    private static final Pattern NAME = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
    private static final Pattern VARIABLE_MODIFIER =
            Pattern.compile("\\b(public|protected|private|static|volatile)\\b");
    private static final Pattern METHOD_MODIFIER = Pattern.compile("\\bstatic\\b");

    /** JShell takes a text that starts with an empty statement for statements, whatever follows. */
    private final StringBuilder text = new StringBuilder("; ");

    private final Set<String> locals = new HashSet<>();
    private int classes;

    private Surroundings() {}

    /** What goes before a {@code snippet} whose cell has these declarations before it. */
    static String before(CellSnippet snippet, Collection<CellSnippet> earlier) {
        return snippet.kind() == CellSnippet.Kind.IMPORT ? "" : new Surroundings().build(snippet, earlier);
    }

    /** Blanks modifiers that would keep a method from seeing the earlier variables around it. */
    static String withoutModifiers(CellSnippet snippet) {
        return switch (snippet.kind()) {
            case METHOD -> blankBefore(snippet, METHOD_MODIFIER, snippet.code().indexOf('('));
            case VARIABLE ->
                blankBefore(snippet, VARIABLE_MODIFIER, snippet.code().indexOf('='));
            default -> snippet.source();
        };
    }

    /** Those of {@code earlier} that {@code snippet} mentions, and those that they mention. */
    static List<CellSnippet> mentioned(CellSnippet snippet, List<CellSnippet> earlier) {
        var names = new HashSet<String>();
        addNames(snippet, names);
        var kept = new ArrayList<CellSnippet>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var each : earlier) {
                if (!kept.contains(each) && each.names().stream().anyMatch(names::contains)) {
                    kept.add(each);
                    addNames(each, names);
                    grew = true;
                }
            }
        }
        return earlier.stream().filter(kept::contains).toList();
    }

    private static void addNames(CellSnippet snippet, Set<String> names) {
        NAME.matcher(snippet.code()).results().forEach(found -> names.add(found.group()));
    }

    private String build(CellSnippet snippet, Collection<CellSnippet> earlier) {
        Map<String, CellSnippet> members = new LinkedHashMap<>();
        earlier.stream().filter(CellSnippet::declaresMember).forEach(member -> members.put(member.key(), member));
        openClass();
        members.values().forEach(member -> append(member.source()));
        openMethod();
        for (var variable : earlier) {
            if (variable.kind() == CellSnippet.Kind.VARIABLE) {
                appendVariable(variable);
            }
        }
        if (snippet.kind() == CellSnippet.Kind.METHOD) {
            openClass();
        }
        return text.toString();
    }

    private void appendVariable(CellSnippet variable) {
        if (variable.names().stream().anyMatch(locals::contains)) {
            openClass();
            openMethod();
        }
        locals.addAll(variable.names());
        append(withoutModifiers(variable));
    }

    private void openClass() {
        text.append("class ").append(MADE_UP).append(++classes).append(" { ");
    }

    private void openMethod() {
        text.append("void ").append(MADE_UP).append("() throws Throwable { ");
        locals.clear();
    }

    private void append(String source) {
        text.append(source).append('\n');
    }

    private static String blankBefore(CellSnippet snippet, Pattern modifier, int end) {
        int header = end < 0 ? snippet.code().length() : end;
        var blanked = new StringBuilder(snippet.source());
        modifier.matcher(snippet.code()).region(0, header).results().forEach(found -> {
            blanked.replace(found.start(), found.end(), " ".repeat(found.end() - found.start()));
        });
        return blanked.toString();
    }
}
