package dev.heddle.trace;

import dev.heddle.trace.TraceEvents.Calibration;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.LongStream;
import jdk.jfr.Recording;

/**
 * What it costs the traced threads to have events recorded.
 *
 * @param bare of one event
 * @param stack what it costs more with its stack
 */
record EventCost(Duration bare, Duration stack) {
    /** Of a recording that nobody made for a trace. */
    static final EventCost NONE = new EventCost(Duration.ZERO, Duration.ZERO);

    private static final int ROUNDS = 5;
    private static final int EVENTS = 1_000;

    /** That of this machine, measured at the first call, which takes some milliseconds. Thread-safe. */
    static EventCost here() {
        return Measured.HERE;
    }

    /** The cost of so many events, and of the stacks that some of them have. */
    Duration of(long events, long stacks) {
        return bare.multipliedBy(events).plus(stack.multipliedBy(stacks));
    }

    private static final class Measured {
        static final EventCost HERE = measure();

        private static EventCost measure() {
            long bare = measure(false);
            return new EventCost(Duration.ofNanos(bare), Duration.ofNanos(Math.max(1, measure(true) - bare)));
        }

        private static long measure(boolean withStack) {
            try (Recording recording = new Recording()) {
                var settings = recording.enable(Calibration.class);
                var _ = withStack ? settings.withStackTrace() : settings.withoutStackTrace();
                recording.setToDisk(false);
                recording.start();
                commit();
                return LongStream.range(0, ROUNDS).map(round -> timed()).min().orElseThrow();
            }
        }

        /** In CPU time, so that other programs on the machine do not count. */
        private static long timed() {
            var times = ManagementFactory.getThreadMXBean();
            long begin = times.getCurrentThreadCpuTime();
            commit();
            return Math.max(1, (times.getCurrentThreadCpuTime() - begin) / EVENTS);
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
