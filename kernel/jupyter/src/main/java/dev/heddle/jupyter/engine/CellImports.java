package dev.heddle.jupyter.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes imports of a cell that has not been run yet count: JShell cannot be told of them without running them, so names
 * they import are written out in full in the text it analyses.
 */
final class CellImports {
    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+|module\\s+)?([\\w$]+(?:\\s*\\.\\s*[\\w$]+)*)\\s*(\\.\\s*\\*)?");
    private static final Pattern UNQUALIFIED_NAME =
            Pattern.compile("(?<![.\\w$])\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    /** From simple to full name; a method's ends in {@code "("}. */
    private final Map<String, String> fullNames = new TreeMap<>();

    /**
     * @param membersOf what a package or type holds: simple names, a method's with {@code "("} or {@code "()"}
     * @param packagesOf the packages a module exports
     */
    CellImports(
            Collection<CellSnippet> snippets,
            Function<String, Collection<String>> membersOf,
            Function<String, Collection<String>> packagesOf) {
        var declared = new HashSet<String>();
        snippets.forEach(snippet -> declared.addAll(snippet.names()));
        for (var snippet : snippets) {
            Matcher found = IMPORT.matcher(snippet.code());
            if (snippet.kind() == CellSnippet.Kind.IMPORT && found.find()) {
                add(found, membersOf, packagesOf);
            }
        }
        declared.forEach(name -> {
            fullNames.remove(name);
            fullNames.remove(name + "(");
        });
    }

    private void add(
            Matcher found,
            Function<String, Collection<String>> membersOf,
            Function<String, Collection<String>> packagesOf) {
        String modifier = found.group(1) == null ? "" : found.group(1).strip();
        String name = found.group(2).replaceAll("\\s+", "");
        int lastDot = name.lastIndexOf('.');
        if (modifier.equals("module")) {
            packagesOf.apply(name).forEach(each -> addMembers(each, "", membersOf));
        } else if (found.group(3) != null) {
            addMembers(name, "", membersOf);
        } else if (modifier.equals("static") && lastDot > 0) {
            addMembers(name.substring(0, lastDot), name.substring(lastDot + 1), membersOf);
        } else if (lastDot > 0) {
            fullNames.put(name.substring(lastDot + 1), name);
        }
    }

    private void addMembers(String owner, String only, Function<String, Collection<String>> membersOf) {
        for (String member : membersOf.apply(owner)) {
            String key = member.endsWith("()") ? member.substring(0, member.length() - 1) : member;
            String name = key.endsWith("(") ? key.substring(0, key.length() - 1) : key;
            boolean wanted = only.isEmpty() || only.equals(name);
            if (wanted && !member.endsWith(".") && !member.equals("class")) {
                fullNames.put(key, owner + "." + name);
            }
        }
    }

    boolean isEmpty() {
        return fullNames.isEmpty();
    }

    /** The names imported that start with {@code prefix}; a method's ends in {@code "("}. */
    List<String> startingWith(String prefix) {
        return fullNames.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** {@code source} with imported names written in full. */
    String qualify(String source) {
        if (isEmpty()) {
            return source;
        }
        String code = CellText.of(source).code();
        var qualified = new StringBuilder();
        int copied = 0;
        var names = UNQUALIFIED_NAME.matcher(code);
        while (names.find()) {
            boolean called = code.startsWith("(", names.end()) && !follows(code, names.start(), "new");
            String full = fullNames.get(called ? names.group() + "(" : names.group());
            if (full != null && !follows(code, names.start(), "::")) {
                qualified.append(source, copied, names.start()).append(full);
                copied = names.end();
            }
        }
        return qualified.append(source, copied, source.length()).toString();
    }

    private static boolean follows(String code, int at, String what) {
        return code.substring(0, at).stripTrailing().endsWith(what);
    }
}
