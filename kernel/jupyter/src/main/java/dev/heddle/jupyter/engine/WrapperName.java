package dev.heddle.jupyter.engine;

import java.lang.classfile.ClassModel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a class made from a snippet: {@code REPL.$JShell$12B$Point} is {@code Point}, declared by the snippet with key
 * 12 in its third edition.
 *
 * @param key the same for every edition of a snippet
 * @param inner what follows the wrapper's own name, empty for the wrapper itself
 */
record WrapperName(int key, String inner) {
    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(CellClassLoader.PACKAGE) + "\\.\\$JShell\\$(\\d+)[A-Z]*(\\$.*)?");

    /** The parts of a name, or null when it is not one of a snippet's class. */
    static @Nullable WrapperName parse(String className) {
        Matcher matcher = NAME.matcher(className);
        return matcher.matches()
                ? new WrapperName(Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2))
                : null;
    }

    boolean isOuter() {
        return inner.isEmpty();
    }

    /** Whether the wrapper keeps a value: it then has one field, the variable. */
    static boolean declaresField(ClassModel wrapper) {
        return !wrapper.fields().isEmpty();
    }

    /** Whether the wrapper declares a variable, method or type of this name. */
    static boolean declares(ClassModel wrapper, String name) {
        return !name.isEmpty()
                && (wrapper.fields().stream().anyMatch(f -> f.fieldName().equalsString(name))
                        || wrapper.methods().stream()
                                .anyMatch(m -> m.methodName().equalsString(name))
                        || wrapper.attributes().stream()
                                .filter(a -> a instanceof java.lang.classfile.attribute.InnerClassesAttribute)
                                .flatMap(a ->
                                        ((java.lang.classfile.attribute.InnerClassesAttribute) a).classes().stream())
                                .anyMatch(c -> c.innerName()
                                        .map(n -> n.equalsString(name))
                                        .orElse(false)));
    }
}
