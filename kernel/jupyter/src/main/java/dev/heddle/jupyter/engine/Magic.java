package dev.heddle.jupyter.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known about a magic: how it is written, what it does, and the words that can be written after its name.
 *
 * @param usage how it is written, beginning with its {@code %name} or {@code %%name}
 * @param meaning what it does, in a few words
 * @param words options and other words that mean something to it, in the order in which to offer them
 */
public record Magic(String usage, String meaning, List<Word> words) {

    /**
     * A word after the magic's name.
     *
     * @param text the word
     * @param meaning what it asks for
     * @param takesValue whether the next word is a value of it
     */
    public record Word(String text, String meaning, boolean takesValue) {
        /** One that stands alone. */
        public static Word of(String text, String meaning) {
            return new Word(text, meaning, false);
        }

        /** One that a value follows. */
        public static Word withValue(String text, String meaning) {
            return new Word(text, meaning, true);
        }
    }

    public Magic {
        words = List.copyOf(words);
    }

    /** One after whose name nothing can be offered. */
    public static Magic of(String usage, String meaning) {
        return new Magic(usage, meaning, List.of());
    }

    /** The name with its {@code %} or {@code %%}. */
    public String name() {
        return usage.split(" ", 2)[0];
    }

    /** How it is written, and below it a line for each word. */
    public String help() {
        int width = words.stream().mapToInt(word -> word.text().length()).max().orElse(0);
        return words.stream()
                .map(word -> "\n  " + word.text()
                        + " ".repeat(width + 2 - word.text().length()) + word.meaning())
                .collect(Collectors.joining("", usage, ""));
    }
}
