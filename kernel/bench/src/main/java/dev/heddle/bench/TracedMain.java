package dev.heddle.bench;

import dev.heddle.trace.ThreadRecorder;
import java.time.Duration;
import java.util.StringJoiner;

/**
 * Runs a load without a trace and with one, in turns. Prints of each pair of turns the time, then the process's CPU time
 * for one operation, each without and with.
 */
final class TracedMain {
    private TracedMain() {}

    public static void main(String[] args) throws Exception {
        Load load = Loads.valueOf(args[0]).make();
        int warmups = Integer.parseInt(args[1]);
        int pairs = Integer.parseInt(args[2]);
        Duration time = Duration.ofMillis(Integer.parseInt(args[3]));
        StringJoiner line = new StringJoiner(" ");
        for (int i = 0; i < warmups + pairs; i++) {
            // Who comes first changes, so that what grows or falls steadily favours neither.
            boolean tracedFirst = i % 2 == 1;
            Cost one = tracedFirst ? traced(load, time) : Cost.of(load, time);
            Cost other = tracedFirst ? Cost.of(load, time) : traced(load, time);
            Cost without = tracedFirst ? other : one;
            Cost with = tracedFirst ? one : other;
            if (i >= warmups) {
                line.add(without.wall() + " " + with.wall() + " " + without.all() + " " + with.all());
            }
        }
        System.out.println(line);
    }

    /** Neither the recording's start nor its end counts. */
    private static Cost traced(Load load, Duration time) throws Exception {
        try (var _ = ThreadRecorder.start(Tracing.OPTIONS)) {
            return Cost.of(load, time);
        }
    }
}
