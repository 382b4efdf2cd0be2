package dev.heddle.jupyter.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell, cut into Java and magics, to be run in order.
 *
 * @param parts the pieces, in order
 */
public record CellScript(List<Part> parts) {
    private static final Pattern CELL_MAGIC = Pattern.compile("\\A\\s*%%(\\S+)[ \\t]*(.*)");
    private static final Pattern LINE_MAGIC = Pattern.compile("\\s*%([A-Za-z]\\w*)[ \\t]*(.*)");
    private static final Pattern ARGUMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /** A piece of a cell. */
    public sealed interface Part {}

    /**
     * Java.
     *
     * @param firstLine the line of the cell's text where it begins, from 1
     */
    public record Java(int firstLine, String code) implements Part {}

    /** A line such as {@code %maven group:artifact:version}. */
    public record Line(String name, List<String> args) implements Part {}

    /**
     * A cell such as one that begins with {@code %%trace}: the rest of it is handed to the magic.
     *
     * @param body all lines below the first
     */
    public record Whole(String name, List<String> args, String body) implements Part {}

    /**
     * Cuts a cell. A line that begins with {@code %name} is a magic if the Java before it is complete: in the middle of an
     * expression, a text block or a comment it is Java. After an expression without a semicolon, which the line may go on
     * with, it is a magic only if there is one of that name.
     *
     * @param complete whether a piece of Java is complete
     * @param exists whether there is a line magic of a name
     */
    public static CellScript parse(String text, Predicate<String> complete, Predicate<String> exists) {
        Matcher whole = CELL_MAGIC.matcher(text);
        if (whole.lookingAt()) {
            String body = whole.end() < text.length() ? text.substring(whole.end() + 1) : "";
            return new CellScript(List.of(new Whole(whole.group(1), arguments(whole.group(2)), body)));
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder java = new StringBuilder();
        int javaFrom = 1;
        int line = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            Matcher magic = LINE_MAGIC.matcher(content);
            String before = java.toString().stripTrailing();
            boolean ended = before.isEmpty() || before.endsWith(";") || before.endsWith("}");
            if (magic.matches()
                    && (ended || exists.test(magic.group(1)))
                    && (before.isEmpty() || complete.test(before))) {
                addJava(parts, javaFrom, java);
                parts.add(new Line(magic.group(1), arguments(magic.group(2))));
                javaFrom = line + 1;
            } else {
                java.append(content).append('\n');
            }
        }
        addJava(parts, javaFrom, java);
        return new CellScript(parts);
    }

    private static void addJava(List<Part> parts, int firstLine, StringBuilder java) {
        if (!java.toString().isBlank()) {
            parts.add(new Java(firstLine, java.toString()));
        }
        java.setLength(0);
    }

    /** Splits at white space; what stands in double quotes stays together, with {@code \"} for a quote in it. */
    static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(m -> m.group(1) != null ? m.group(1).replaceAll("\\\\(.)", "$1") : m.group(2))
                .toList();
    }
}
