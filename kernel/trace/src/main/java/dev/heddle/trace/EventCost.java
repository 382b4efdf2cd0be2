package dev.heddle.trace;

import dev.heddle.trace.TraceEvents.Calibration;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import jdk.jfr.Recording;

/** What committing one event with a stack costs on this machine, measured once. Thread-safe. */
final class EventCost {
    private static final int ROUNDS = 5;
    private static final int EVENTS = 1_000;

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
                commit();
                return IntStream.range(0, ROUNDS)
                        .mapToObj(round -> timed())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
            }
        }

        /** In CPU time, so that other programs on the machine do not count. */
        private static Duration timed() {
            var times = ManagementFactory.getThreadMXBean();
            long begin = times.getCurrentThreadCpuTime();
            commit();
            return Duration.ofNanos(Math.max(1, (times.getCurrentThreadCpuTime() - begin) / EVENTS));
        }

        private static void commit() {
            for (int i = 0; i < EVENTS; i++) {
                Calibration event = new Calibration();
                event.begin();
                event.commit();
            }
        }
    }
}
