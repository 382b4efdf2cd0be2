package dev.heddle.jupyter.engine;

import java.util.Set;

/** Java's words (JLS 3.9). */
final class Keywords {
    /** Words that are never names, {@code true}, {@code false} and {@code null} among them. */
    static final Set<String> RESERVED = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "_");

    /** Words that are keywords in some places only, and worth offering. */
    static final Set<String> CONTEXTUAL = Set.of("var", "record", "sealed", "permits", "yield", "when");

    private Keywords() {}
}
