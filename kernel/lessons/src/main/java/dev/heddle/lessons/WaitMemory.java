package dev.heddle.lessons;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What a wait costs in memory, measured in a JVM of its own: by how much many waits that all go on make the live heap grow,
 * and what the JVM keeps for threads, their stacks as far as they were touched; divided by their number.
 */
public final class WaitMemory {
    private static final int WARM_UP = 100;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Pattern THREADS = Pattern.compile("Thread \\(reserved=\\d+, committed=(\\d+)\\)");

    private WaitMemory() {}

    /** What waits. */
    public enum Waiter {
        /** An async body that awaits a timer. */
        ASYNC_BODY {
            @Override
            void begin(int waits) {
                for (int i = 0; i < waits; i++) {
                    var _ = Async.async(() -> Async.await(Task.delay(LONG)));
                }
            }
        },
        /** A virtual thread that sleeps. */
        VIRTUAL_THREAD {
            @Override
            void begin(int waits) throws InterruptedException {
                beginOn(Thread.ofVirtual(), waits);
            }
        },
        /** A platform thread that sleeps. */
        PLATFORM_THREAD {
            @Override
            void begin(int waits) throws InterruptedException {
                beginOn(Thread.ofPlatform().daemon(), waits);
            }
        };

        /** Returns when all of them wait. */
        abstract void begin(int waits) throws InterruptedException;

        private static void beginOn(Thread.Builder threads, int waits) throws InterruptedException {
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < waits; i++) {
                all.add(threads.start(Waiter::sleep));
            }
            for (Thread one : all) {
                while (one.getState() != Thread.State.TIMED_WAITING) {
                    Thread.sleep(1);
                }
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(LONG);
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
        waiter.begin(WARM_UP);
        long before = memory();
        waiter.begin(waits);
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
