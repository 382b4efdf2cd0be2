package dev.heddle.tasks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to call a task that was given no name: the method that made it, for a lambda the method around it. */
final class TaskNames {
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
    private static final String LIBRARY = TaskNames.class.getPackageName();

    private TaskNames() {}

    static String ofCaller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame ->
                                !frame.getDeclaringClass().getPackageName().equals(LIBRARY))
                        .findFirst()
                        .map(frame -> readable(frame.getMethodName()))
                        .orElse("task"));
    }

    static String readable(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        String name = lambda.matches() ? lambda.group(1) : method;
        return name.startsWith("do_it$") ? "cell" : name; // JShell's method around a statement
    }
}
