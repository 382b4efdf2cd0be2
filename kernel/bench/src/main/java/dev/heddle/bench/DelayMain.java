package dev.heddle.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;

/**
 * Starts many delays at once and waits for all, some times over. Prints what each took: nanoseconds to start it,
 * nanoseconds of CPU time in its whole life, threads of the system started by all of them.
 */
final class DelayMain {
    private DelayMain() {}

    public static void main(String[] args) throws Exception {
        Delays delays = Delays.valueOf(args[0]);
        int rounds = Integer.parseInt(args[1]);
        int size = Integer.parseInt(args[2]);
        long threads = threadsStarted();
        var measured = new ArrayList<double[]>();
        for (int round = 0; round < 2 * rounds; round++) {
            double[] figures = round(delays, size);
            if (round >= rounds) {
                measured.add(figures);
            }
        }
        threads = threadsStarted() - threads;
        double[] medians = Medians.of(measured);
        System.out.println(medians[0] + " " + medians[1] + " " + threads);
    }

    private static double[] round(Delays delays, int size) throws Exception {
        long cpu = cpuNanos();
        long before = System.nanoTime();
        var started = new ArrayList<Delays.Started>(size);
        for (int i = 0; i < size; i++) {
            started.add(delays.start());
        }
        long starting = System.nanoTime() - before;
        for (Delays.Started delay : started) {
            delay.end();
        }
        return new double[] {(double) starting / size, (double) (cpuNanos() - cpu) / size};
    }

    private static long threadsStarted() {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
