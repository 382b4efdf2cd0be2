package dev.heddle.jupyter.engine;

import java.util.Set;

/**
 * One snippet of a cell, judged by its look alone: no compiler is asked, since a cell is judged at every key pressed.
 *
 * @param source its text, magic lines blanked out
 * @param code {@code source} with comments and the contents of literals blanked out
 * @param names what it declares
 */
record CellSnippet(String source, String code, Kind kind, Set<String> names) {

    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT
    }

    static CellSnippet of(String source) {
        return new DeclarationReader(source).read();
    }

    /** A name that two snippets share only when the later one replaces the earlier one. */
    String key() {
        return kind == Kind.METHOD ? code.substring(0, bodyStart()).replaceAll("\\s+", " ") : names.toString();
    }

    boolean declaresMember() {
        return kind == Kind.METHOD || kind == Kind.TYPE;
    }

    private int bodyStart() {
        int brace = code.indexOf('{');
        return brace < 0 ? code.length() : brace;
    }
}
