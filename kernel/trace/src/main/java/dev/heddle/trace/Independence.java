package dev.heddle.trace;

import dev.heddle.trace.flow.AwaitFlow;
import dev.heddle.trace.flow.AwaitMethod;
import dev.heddle.trace.flow.Dependence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which pairs of awaits need not have come one after the other. */
final class Independence {
    private Independence() {}

    /** Reads it from the code, which this loader finds: null for the system's. */
    static Predicate<AwaitPair> in(@Nullable ClassLoader loader) {
        AwaitFlow flow = new AwaitFlow(AwaitMethod.OF_TASKS);
        return pair -> {
            byte @Nullable [] classFile = read(loader, pair.className());
            return classFile != null
                    && flow.between(classFile, pair.methodName(), pair.firstLine(), pair.secondLine())
                            == Dependence.INDEPENDENT;
        };
    }

    /** Knows it of these pairs and of no others. */
    static Predicate<AwaitPair> known(Set<AwaitPair> pairs) {
        return pairs::contains;
    }

    private static byte @Nullable [] read(@Nullable ClassLoader loader, String className) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
