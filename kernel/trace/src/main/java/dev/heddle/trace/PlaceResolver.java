package dev.heddle.trace;

import dev.heddle.trace.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * Says which line of the user's code a stack frame is.
 *
 * <p>Of each recorded stack the first frame that has a place wins. A resolver may be called on any thread.
 */
@FunctionalInterface
public interface PlaceResolver {
    /**
     * The place of a frame.
     *
     * @param className the class's binary name: {@code com.acme.Main$Inner}
     * @param methodName the method's name, for a lambda the name of the method it is written in
     * @param line the line, from 1
     * @return null when the frame is not the user's code
     */
    @Nullable Place resolve(String className, String methodName, int line);

    /** Names a frame's source file after its top-level class; frames of the JDK and of Heddle itself have no place. */
    static PlaceResolver bySourceFile() {
        return SourceFilePlaces::resolve;
    }
}
