package dev.heddle.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test is called.
 *
 * @param type the class
 * @param method the method; of a dynamic test the factory
 * @param invocation which invocation or dynamic test of the method: {@code -3}, {@code -1-2}; empty for the only one
 * @param title as people read it
 */
record TestName(Class<?> type, Method method, String invocation, String title) {
    /** The numbers that JUnit gives to invocations and dynamic tests; all else in an id is encoded so that it has none. */
    private static final Pattern NUMBER = Pattern.compile(":#(\\d+)]");

    static TestName of(ExtensionContext context) {
        ExtensionContext ofMethod = context;
        while (ofMethod.getTestMethod().isEmpty()) { // that of a dynamic test knows no method
            ofMethod =
                    above(ofMethod).orElseThrow(() -> new IllegalStateException("no test: " + context.getUniqueId()));
        }
        Class<?> type = ofMethod.getRequiredTestClass();
        Method method = ofMethod.getRequiredTestMethod();
        String invocation = NUMBER.matcher(context.getUniqueId())
                .results()
                .map(MatchResult::group)
                .map(number -> "-" + number.substring(2, number.length() - 1))
                .collect(Collectors.joining());
        String title = simple(type) + "." + method.getName();
        return new TestName(
                type, method, invocation, invocation.isEmpty() ? title : title + " " + context.getDisplayName());
    }

    private static Optional<ExtensionContext> above(ExtensionContext context) {
        return context.getParent();
    }

    /** With the classes around it. */
    private static String simple(Class<?> type) {
        return type.getName()
                .substring(
                        type.getPackageName().isEmpty()
                                ? 0
                                : type.getPackageName().length() + 1);
    }

    /** Unique among the tests of a build. */
    String unique() {
        boolean overloaded = Arrays.stream(type.getDeclaredMethods())
                        .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
                        .count()
                > 1;
        String types = Arrays.stream(method.getParameterTypes())
                .map(parameter -> "-" + parameter.getSimpleName())
                .collect(Collectors.joining());
        return type.getName() + "." + method.getName() + (overloaded ? types : "") + invocation;
    }
}
