package dev.heddle.jupyter.engine;

/**
 * The name that the cursor is in or behind, perhaps empty.
 *
 * @param prefix the part before the cursor
 * @param start UTF-16 offset
 * @param end UTF-16 offset, exclusive
 */
record Word(String text, String prefix, int start, int end) {

    static Word at(String cell, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(cell.codePointBefore(start))) {
            start -= Character.charCount(cell.codePointBefore(start));
        }
        int end = cursor;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.codePointAt(end))) {
            end += Character.charCount(cell.codePointAt(end));
        }
        return new Word(cell.substring(start, end), cell.substring(start, cursor), start, end);
    }

    boolean isName() {
        return !text.isEmpty() && Character.isJavaIdentifierStart(text.codePointAt(0));
    }

    boolean isNumber() {
        return !text.isEmpty() && Character.isDigit(text.codePointAt(0));
    }
}
