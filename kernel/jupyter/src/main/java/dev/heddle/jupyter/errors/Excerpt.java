package dev.heddle.jupyter.errors;

import java.util.ArrayList;
import java.util.List;

/** A few lines of a cell with one of them marked, and what is wrong in it underlined. */
final class Excerpt {
    private static final int AROUND = 2;

    private Excerpt() {}

    /**
     * The lines around one.
     *
     * @param line the line to mark, from 1
     * @param column the column to underline, from 1; 0 underlines nothing
     * @param length how many characters to underline
     */
    static List<String> of(String[] cell, int line, int column, int length) {
        List<String> out = new ArrayList<>();
        if (line < 1 || line > cell.length) {
            return out;
        }
        int from = Math.max(1, line - AROUND);
        int to = Math.min(cell.length, line + AROUND);
        while (to > line && cell[to - 1].isBlank()) {
            to--;
        }
        int width = String.valueOf(to).length();
        for (int i = from; i <= to; i++) {
            String number = String.format("%" + width + "d", i);
            String text = cell[i - 1];
            out.add(
                    i == line
                            ? Ansi.red("→ " + number + " │ ") + Ansi.bold(text)
                            : Ansi.dim("  " + number + " │ ") + text);
            if (i == line && column > 0) {
                String before =
                        text.substring(0, Math.min(column - 1, text.length())).replaceAll("[^\t]", " ");
                out.add(" ".repeat(width + 5) + before + Ansi.red("^".repeat(length)));
            }
        }
        return out;
    }
}
