package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.CellSnippet.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the tokens of one snippet what it declares. */
final class DeclarationReader {
    private static final Pattern TOKEN =
            Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*|\\S");
    private static final Set<String> MODIFIERS = Set.of(
            "public",
            "protected",
            "private",
            "static",
            "final",
            "abstract",
            "default",
            "native",
            "synchronized",
            "transient",
            "volatile",
            "strictfp",
            "sealed",
            "non",
            "-");
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");
    private static final Set<String> TYPE_KEYWORDS = Set.of("class", "interface", "enum", "record");

    private final String source;
    private final String code;
    private final List<String> tokens;
    private int at;

    DeclarationReader(String source) {
        this.source = source;
        code = CellText.of(source).code();
        tokens = TOKEN.matcher(code).results().map(result -> result.group()).toList();
    }

    CellSnippet read() {
        skipModifiers();
        if (token(at).equals("import")) {
            return new CellSnippet(source, code, Kind.IMPORT, Set.of());
        }
        if (isTypeDeclaration()) {
            return new CellSnippet(source, code, Kind.TYPE, Set.of(token(at + 1)));
        }
        if (token(at).equals("<")) {
            at = skipTypeArguments(at);
        }
        int name = skipType(at);
        if (name > at && isName(token(name))) {
            if (token(name + 1).equals("(")) {
                return new CellSnippet(source, code, Kind.METHOD, Set.of(token(name)));
            }
            if (Set.of("=", ";", ",", "[", "").contains(token(name + 1))) {
                return new CellSnippet(source, code, Kind.VARIABLE, variableNames(name));
            }
        }
        return new CellSnippet(source, code, Kind.STATEMENT, Set.of());
    }

    private String token(int index) {
        return index < tokens.size() ? tokens.get(index) : "";
    }

    private void skipModifiers() {
        while (at < tokens.size()) {
            boolean isBlock = token(at).equals("synchronized") && token(at + 1).equals("(");
            if (token(at).equals("@") && !token(at + 1).equals("interface")) {
                at += 2;
                while (token(at).equals(".")) {
                    at += 2;
                }
                if (token(at).equals("(")) {
                    at = skipBalanced(at);
                }
            } else if (MODIFIERS.contains(token(at)) && !isBlock) {
                at++;
            } else {
                return;
            }
        }
    }

    private boolean isTypeDeclaration() {
        if (token(at).equals("@")) {
            at++;
        }
        boolean named = isName(token(at + 1));
        return token(at).equals("record")
                ? named && Set.of("(", "<", "").contains(token(at + 2))
                : named && TYPE_KEYWORDS.contains(token(at));
    }

    /** Where the type that starts at {@code from} ends; {@code from} itself when none does. */
    private int skipType(int from) {
        int i = from;
        if (!PRIMITIVES.contains(token(i)) && !isName(token(i))) {
            return from;
        }
        i++;
        while (true) {
            if (token(i).equals("<")) {
                i = skipTypeArguments(i);
            } else if (token(i).equals(".") && isName(token(i + 1))) {
                i += 2;
            } else if (token(i).equals("[") && token(i + 1).equals("]")) {
                i += 2;
            } else {
                return i;
            }
        }
    }

    private int skipTypeArguments(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            switch (token(i)) {
                case "<" -> depth++;
                case ">" -> depth--;
                case ";", "(", "{", "=" -> {
                    return i;
                }
                default -> {}
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private int skipBalanced(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += token(i).equals("(") ? 1 : token(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private Set<String> variableNames(int first) {
        var names = new LinkedHashSet<String>();
        names.add(token(first));
        var open = new ArrayList<String>();
        for (int i = first + 1; i < tokens.size(); i++) {
            switch (token(i)) {
                case "(", "[", "{" -> open.add(token(i));
                case ")", "]", "}" -> {
                    if (!open.isEmpty()) {
                        open.removeLast();
                    }
                }
                case "," -> {
                    boolean declarator = Set.of("=", ",", ";", "[").contains(token(i + 2));
                    if (open.isEmpty() && isName(token(i + 1)) && declarator) {
                        names.add(token(i + 1));
                    }
                }
                default -> {}
            }
        }
        return names;
    }

    private static boolean isName(String token) {
        return !token.isEmpty()
                && Character.isJavaIdentifierStart(token.codePointAt(0))
                && !PRIMITIVES.contains(token)
                && !Keywords.RESERVED.contains(token);
    }
}
