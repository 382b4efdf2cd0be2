package dev.heddle.jupyter.engine;

import java.util.List;

/**
 * The answer to a completion request.
 *
 * @param matches the best first, each text once
 * @param start where the replaced text starts, in Unicode code points from the cell's start, as Jupyter counts
 * @param end where it ends (exclusive), which is behind the cursor when the cursor is inside a word
 */
public record Completions(List<Completion> matches, int start, int end) {
    public Completions {
        matches = List.copyOf(matches);
    }

    static Completions none(int cursor) {
        return new Completions(List.of(), cursor, cursor);
    }
}
