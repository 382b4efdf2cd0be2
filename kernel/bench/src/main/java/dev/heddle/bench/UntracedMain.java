package dev.heddle.bench;

import dev.heddle.trace.ThreadRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Runs loads that nobody traces, in a JVM in which there never was a trace or in one in which the same loads were traced
 * before. Prints of each load the median time and CPU time of the whole process for one operation.
 */
final class UntracedMain {
    static final List<Loads> LOADS =
            List.of(Loads.TASKS, Loads.FUTURES, Loads.TASK_RUN, Loads.VIRTUAL_THREAD, Loads.PLATFORM_THREAD);

    private static final Duration BEFORE = Duration.ofMillis(200);

    private UntracedMain() {}

    /** What came before in this JVM. */
    enum Past {
        NEVER_TRACED,
        TRACED
    }

    public static void main(String[] args) throws Exception {
        Past past = Past.valueOf(args[0]);
        int warmups = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Duration time = Duration.ofMillis(Integer.parseInt(args[3]));
        Map<Loads, Load> loads = new LinkedHashMap<>();
        LOADS.forEach(load -> loads.put(load, load.make()));
        runAll(loads);
        if (past == Past.TRACED) {
            ThreadRecorder.warmUp();
            try (var _ = ThreadRecorder.start(Tracing.OPTIONS)) {
                runAll(loads);
            }
        } else {
            runAll(loads);
        }
        StringJoiner line = new StringJoiner(" ");
        for (Load load : loads.values()) {
            line.add(measure(load, warmups, rounds, time));
        }
        System.out.println(line);
    }

    private static void runAll(Map<Loads, Load> loads) throws Exception {
        for (Load load : loads.values()) {
            load.run(BEFORE);
        }
    }

    private static String measure(Load load, int warmups, int rounds, Duration time) throws Exception {
        List<double[]> measured = new ArrayList<>();
        for (int i = 0; i < warmups + rounds; i++) {
            Cost cost = Cost.of(load, time);
            if (i >= warmups) {
                measured.add(new double[] {cost.wall(), cost.all()});
            }
        }
        double[] medians = Medians.of(measured);
        return medians[0] + " " + medians[1];
    }
}
