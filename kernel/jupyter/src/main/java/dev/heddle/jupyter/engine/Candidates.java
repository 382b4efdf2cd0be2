package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.Completion.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What fits at the cursor, each once, with whether the place expects its type. */
final class Candidates {
    private static final Set<String> OBJECT_METHODS = Stream.of(Object.class.getDeclaredMethods())
            .map(method -> method.getName())
            .collect(Collectors.toSet());

    private final boolean qualified;
    private final Collection<String> own;
    private final Map<String, Boolean> expected = new HashMap<>();
    private final int qualifierLength;

    /**
     * @param qualified whether a dot is before the word
     * @param own names that the user declared
     * @param qualifierLength how much before the word is replaced too: JShell gives names of modules whole
     */
    Candidates(boolean qualified, Collection<String> own, int qualifierLength) {
        this.qualified = qualified;
        this.own = own;
        this.qualifierLength = qualifierLength;
    }

    void add(Suggestion suggestion) {
        String text = suggestion.continuation();
        if (!text.startsWith(Surroundings.MADE_UP) && !text.startsWith("$JShell$")) {
            expected.merge(text, suggestion.matchesType(), Boolean::logicalOr);
        }
    }

    void addReference(Suggestion call) {
        if (call.continuation().contains("(")) {
            expected.putIfAbsent(name(call.continuation()), false);
        }
    }

    void addReferenceToConstructor(String prefix) {
        if ("new".startsWith(prefix)) {
            expected.putIfAbsent("new", false);
        }
    }

    void addImported(String name, boolean creating) {
        boolean isType = Character.isUpperCase(name.codePointAt(0)) && !name.endsWith("(");
        if (!creating || isType) {
            expected.putIfAbsent(creating ? name + "(" : name, false);
        }
    }

    void addKeywords(String prefix) {
        if (prefix.isEmpty()) {
            return;
        }
        Stream.of(Keywords.RESERVED, Keywords.CONTEXTUAL)
                .flatMap(Set::stream)
                .filter(keyword -> keyword.startsWith(prefix) && keyword.length() > 1)
                .forEach(keyword -> expected.putIfAbsent(keyword, false));
    }

    int qualifierLength() {
        return qualifierLength;
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    List<Completion> ranked(boolean callFollows) {
        var matches = new ArrayList<>(expected.keySet());
        matches.sort(Comparator.<String>comparingInt(this::rank)
                .thenComparing(String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Comparator.naturalOrder()));
        return matches.stream()
                .map(text -> new Completion(callFollows ? name(text) : text, kind(text)))
                .distinct()
                .toList();
    }

    private int rank(String text) {
        int unexpected = Boolean.TRUE.equals(expected.get(text)) ? 0 : 10;
        if (OBJECT_METHODS.contains(name(text)) && qualified) {
            return unexpected + 3;
        }
        return unexpected
                + switch (kind(text)) {
                    case INSTANCE, FUNCTION, MAGIC -> 0;
                    case CLASS -> own.contains(text) ? 0 : 1;
                    case KEYWORD -> 2;
                    case MODULE -> 4;
                };
    }

    private Kind kind(String text) {
        if (text.contains(".")) {
            return Kind.MODULE;
        }
        if (Keywords.RESERVED.contains(text) || Keywords.CONTEXTUAL.contains(text)) {
            return Kind.KEYWORD;
        }
        if (isTypeName(name(text))) {
            return Kind.CLASS;
        }
        return text.contains("(") ? Kind.FUNCTION : Kind.INSTANCE;
    }

    /** By convention: JShell does not say what it suggests. */
    private boolean isTypeName(String name) {
        boolean constant = name.chars().noneMatch(Character::isLowerCase) && (qualified || name.contains("_"));
        return Character.isUpperCase(name.codePointAt(0)) && !constant;
    }

    private static String name(String text) {
        int paren = text.indexOf('(');
        return paren < 0 ? text : text.substring(0, paren);
    }
}
