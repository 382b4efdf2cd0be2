package dev.heddle.trace.compare;

import dev.heddle.trace.PlaceResolver;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import org.jspecify.annotations.Nullable;

/** Where in the user's code something was thrown. */
final class FailurePlace {
    private FailurePlace() {}

    /** {@code In[3]:5}; empty when no frame is the user's. */
    static String of(Throwable failure) {
        PlaceResolver places = TraceOptions.titled("").places();
        for (StackTraceElement frame : failure.getStackTrace()) {
            @Nullable Place place = places.resolve(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
            if (place != null) {
                return place.toString();
            }
        }
        return "";
    }
}
