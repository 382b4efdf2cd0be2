package dev.heddle.jupyter.errors;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The text of every cell that ran, by execution count, for excerpts in errors. Thread-safe. */
public final class CellTexts {
    private final Map<Integer, String> texts = new ConcurrentHashMap<>();

    /** Remembers the text of a cell. */
    public void put(int cell, String text) {
        texts.put(cell, text);
    }

    /** The lines of a cell, empty when it is not known. */
    String[] lines(int cell) {
        return texts.getOrDefault(cell, "").split("\n", -1);
    }
}
