package dev.heddle.trace;

import dev.heddle.trace.model.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The default {@link PlaceResolver}. */
final class SourceFilePlaces {
    private static final List<String> NOT_THE_USERS =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "dev.heddle.");

    private SourceFilePlaces() {}

    static @Nullable Place resolve(String className, String methodName, int line) {
        if (NOT_THE_USERS.stream().anyMatch(className::startsWith)) {
            return null;
        }
        return new Place(topLevelName(className) + ".java", line, methodName);
    }

    private static String topLevelName(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return nested < 0 ? simple : simple.substring(0, nested);
    }
}
