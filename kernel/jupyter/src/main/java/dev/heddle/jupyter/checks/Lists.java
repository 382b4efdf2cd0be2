package dev.heddle.jupyter.checks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that may hold null. */
final class Lists {
    private Lists() {}

    static <T extends @Nullable Object> List<T> copyOf(List<T> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
}
