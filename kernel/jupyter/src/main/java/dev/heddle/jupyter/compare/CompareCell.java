package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.errors.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell's text below {@code %%compare}, cut at the lines {@code // %% NAME}.
 *
 * @param setUp what stands before the first
 * @param variants the others
 */
record CompareCell(Part setUp, List<Part> variants) {
    private static final Pattern MARK = Pattern.compile("[ \\t]*//[ \\t]*%%(.*)");

    /**
     * A piece of the cell.
     *
     * @param name of the variant, empty for the set-up
     * @param firstLine the line of the cell on which it begins
     */
    record Part(String name, int firstLine, String code) {
        boolean isBlank() {
            return code.isBlank();
        }
    }

    CompareCell {
        variants = List.copyOf(variants);
    }

    /**
     * Cuts it.
     *
     * @param firstLine the line of the cell on which the text begins
     * @throws UserError when there are no variants, or one has no name, the name of another or no code
     */
    static CompareCell of(String text, int firstLine) {
        List<Part> parts = new ArrayList<>();
        String name = "";
        int begin = firstLine;
        int line = firstLine;
        StringBuilder code = new StringBuilder();
        for (String content : text.split("\n", -1)) {
            Matcher mark = MARK.matcher(content);
            if (mark.matches()) {
                parts.add(new Part(name, begin, code.toString()));
                name = mark.group(1).strip();
                requireNew(name, parts, line);
                begin = line + 1;
                code.setLength(0);
            } else {
                code.append(content).append('\n');
            }
            line++;
        }
        parts.add(new Part(name, begin, code.toString()));
        return checked(parts.getFirst(), parts.subList(1, parts.size()));
    }

    private static void requireNew(String name, List<Part> before, int line) {
        if (name.isEmpty()) {
            throw problem("line " + line + " begins a variant without a name");
        }
        if (before.stream().anyMatch(part -> part.name().equals(name))) {
            throw problem("line " + line + " begins a second variant called " + name);
        }
    }

    private static CompareCell checked(Part setUp, List<Part> variants) {
        if (variants.isEmpty()) {
            throw problem("there are no variants");
        }
        for (Part variant : variants) {
            if (variant.isBlank()) {
                throw problem("the variant " + variant.name() + " is empty");
            }
        }
        return new CompareCell(setUp, variants);
    }

    private static UserError problem(String what) {
        return new UserError(
                "Usage",
                "%%compare: " + what + ". Begin each variant with a line of its own:"
                        + "\n  // %% NAME\nWhat stands before the first runs once, as set-up.");
    }
}
