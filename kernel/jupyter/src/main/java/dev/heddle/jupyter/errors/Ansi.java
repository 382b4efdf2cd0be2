package dev.heddle.jupyter.errors;

/** The few text styles that front ends show in tracebacks. */
final class Ansi {
    private static final String RESET = "\u001B[0m";

    private Ansi() {}

    static String red(String text) {
        return "\u001B[1;31m" + text + RESET;
    }

    static String bold(String text) {
        return "\u001B[1m" + text + RESET;
    }

    static String dim(String text) {
        return "\u001B[2m" + text + RESET;
    }
}
