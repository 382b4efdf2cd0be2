package dev.heddle.trace;

import dev.heddle.trace.TraceEvents.Calibration;
import java.time.Duration;
import jdk.jfr.Recording;

/** What committing one event with a stack costs on this machine, measured once. Thread-safe. */
final class EventCost {
    private static final int WARM = 2_000;
    private static final int MEASURED = 2_000;

    private EventCost() {}

    /** Measures at the first call, which takes some milliseconds. */
    static Duration perEvent() {
        return Measured.PER_EVENT;
    }

    private static final class Measured {
        static final Duration PER_EVENT = measure();

        private static Duration measure() {
            try (Recording recording = new Recording()) {
                recording.enable(Calibration.class).withStackTrace();
                recording.setToDisk(false);
                recording.start();
                commit(WARM);
                long begin = System.nanoTime();
                commit(MEASURED);
                return Duration.ofNanos((System.nanoTime() - begin) / MEASURED);
            }
        }

        private static void commit(int count) {
            for (int i = 0; i < count; i++) {
                Calibration event = new Calibration();
                event.begin();
                event.commit();
            }
        }
    }
}
