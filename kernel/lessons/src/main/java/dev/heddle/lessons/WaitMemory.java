package dev.heddle.lessons;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What a wait costs in memory, measured in a JVM of its own: by how much many waits that all go on make the live heap grow,
 * and what the JVM keeps for threads, their stacks as far as they were touched; divided by their number.
 */
public final class WaitMemory {
    private static final int WARM_UPS = 5;
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Set<Thread.State> ASLEEP_OR_OVER =
            EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
    private static final Pattern THREADS = Pattern.compile("Thread \\(reserved=\\d+, committed=(\\d+)\\)");

    private WaitMemory() {}

    /** What waits. */
    public enum Waiter {
        /** An async body that awaits a timer. */
        ASYNC_BODY {
            @Override
            void begin(int waits, Duration time) {
                for (int i = 0; i < waits; i++) {
                    var _ = Async.async(() -> Async.await(Task.delay(time)));
                }
            }
        },
        /** A virtual thread that sleeps. */
        VIRTUAL_THREAD {
            @Override
            void begin(int waits, Duration time) throws InterruptedException {
                sleepOn(Thread.ofVirtual(), waits, time);
            }
        },
        /** A platform thread that sleeps. */
        PLATFORM_THREAD {
            @Override
            void begin(int waits, Duration time) throws InterruptedException {
                sleepOn(Thread.ofPlatform().daemon(), waits, time);
            }
        };

        /** Begins to wait so many times, for so long; returns when all of them wait, or have waited. */
        abstract void begin(int waits, Duration time) throws InterruptedException;

        private static void sleepOn(Thread.Builder threads, int waits, Duration time) throws InterruptedException {
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < waits; i++) {
                all.add(threads.start(() -> sleep(time)));
            }
            for (Thread one : all) {
                while (!ASLEEP_OR_OVER.contains(one.getState())) {
                    Thread.sleep(1);
                }
            }
        }

        private static void sleep(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Bytes for each of so many waits. Starts a JVM and awaits its exit, which takes a second or so and holds no thread of
     * the caller's.
     *
     * @param waits a thousand tell it well
     */
    public static Task<Long> ofAsync(Waiter waiter, int waits) {
        return Async.async("memory of " + waiter, () -> {
            Process jvm = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:DisableIntrinsic=_currentThread",
                            "-XX:NativeMemoryTracking=summary",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WaitMemory.class.getName(),
                            waiter.name(),
                            Integer.toString(waits))
                    .redirectErrorStream(true)
                    .start();
            Async.await(jvm.onExit());
            List<String> said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (jvm.exitValue() != 0 || said.isEmpty()) {
                throw new IOException("the JVM that measures ended with " + jvm.exitValue() + ": " + said);
            }
            return Long.parseLong(said.getLast());
        });
    }

    /** For the JVM that measures: a waiter's name and a number of waits; prints the bytes for each. */
    public static void main(String[] arguments) throws JMException, InterruptedException {
        Waiter waiter = Waiter.valueOf(arguments[0]);
        int waits = Integer.parseInt(arguments[1]);
        for (int i = 0; i < WARM_UPS; i++) { // frames of compiled code are smaller
            waiter.begin(waits, SHORT);
        }
        Thread.sleep(SHORT.multipliedBy(100));
        long before = memory();
        waiter.begin(waits, LONG);
        System.out.println((memory() - before) / waits);
    }

    private static long memory() throws JMException {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + threadMemory();
    }

    /** As the JVM itself keeps count: its native memory tracking. */
    private static long threadMemory() throws JMException {
        String told = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmNativeMemory",
                        new Object[] {new String[] {"summary", "scale=B"}},
                        new String[] {String[].class.getName()});
        Matcher threads = THREADS.matcher(told);
        if (!threads.find()) {
            throw new IllegalStateException("this JVM does not tell what its threads take: " + told);
        }
        return Long.parseLong(threads.group(1));
    }
}
