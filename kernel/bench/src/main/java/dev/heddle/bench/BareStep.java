package dev.heddle.bench;

import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** Of the shape of {@code heddle.TaskStep}, without a task around it: what the recorder alone takes for it. */
@Name("heddle.BareStep")
@Enabled(false)
final class BareStep extends Event {
    private static final BareStep SAMPLE = new BareStep();

    long taskId;

    @Nullable String end;

    long awaits;

    static void emit(long id) {
        if (SAMPLE.isEnabled()) {
            BareStep step = new BareStep();
            step.taskId = id;
            step.begin();
            step.end = "suspended";
            step.awaits = id + 1;
            step.commit();
        }
    }
}
