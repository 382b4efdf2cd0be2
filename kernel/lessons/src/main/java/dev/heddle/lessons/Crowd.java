package dev.heddle.lessons;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What so many take while they wait at the same time, measured in this JVM: before they came, and once all of them waited.
 *
 * @param waiting how many
 * @param threadsStarted platform threads that the JVM started meanwhile, of which one or two may be its own
 * @param heapBytes heap that was in use more, both times after a full collection; for each of those that wait. Less than
 *     nothing where other memory became free meanwhile
 * @param residentBytes memory of the process that the system had to keep in store more, for each; empty where the system does
 *     not tell (only Linux does). It holds stacks, and what the JVM keeps of a thread outside the heap; and where the heap
 *     grew, that as well
 */
public record Crowd(int waiting, long threadsStarted, double heapBytes, OptionalDouble residentBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Lets so many threads come to a door and wait there, measures, opens it, and lets them end.
     *
     * @param start starts one that waits at the door; is called on the calling thread
     * @throws IllegalStateException when they have not all come after half a minute
     */
    public static Crowd ofThreads(int size, Function<Door, Thread> start) throws InterruptedException {
        List<Thread> threads = new ArrayList<>(size);
        Crowd crowd = of(size, door -> threads.add(start.apply(door)));
        for (Thread thread : threads) {
            thread.join();
        }
        return crowd;
    }

    /**
     * {@link #ofThreads} for tasks that wait at the door.
     *
     * @throws java.util.concurrent.CompletionException when one of them fails
     */
    public static Crowd ofTasks(int size, Function<Door, ? extends CompletableFuture<?>> start)
            throws InterruptedException {
        List<CompletableFuture<?>> tasks = new ArrayList<>(size);
        Crowd crowd = of(size, door -> tasks.add(start.apply(door)));
        tasks.forEach(CompletableFuture::join);
        return crowd;
    }

    private static Crowd of(int size, Consumer<Door> come) throws InterruptedException {
        Door door = new Door();
        try {
            long heap = heap();
            OptionalDouble resident = resident();
            long started = startedThreads();
            for (int i = 0; i < size; i++) {
                come.accept(door);
            }
            expectAll(size, door);
            long startedNow = startedThreads();
            OptionalDouble residentNow = resident();
            return new Crowd(
                    size,
                    startedNow - started,
                    (double) (heap() - heap) / size,
                    resident.isPresent() && residentNow.isPresent()
                            ? OptionalDouble.of((residentNow.getAsDouble() - resident.getAsDouble()) / size)
                            : OptionalDouble.empty());
        } finally {
            door.open();
        }
    }

    /** Bytes that the system sets aside for the stack of a platform thread, used or not. */
    public static long reservedStackBytes() {
        var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return 1024 * Long.parseLong(options.getVMOption("ThreadStackSize").getValue());
    }

    private static void expectAll(int size, Door door) throws InterruptedException {
        long begin = System.nanoTime();
        while (door.waiting() < size) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("only " + door.waiting() + " of " + size + " came");
            }
            Thread.sleep(1);
        }
    }

    private static long startedThreads() {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static OptionalDouble resident() {
        try {
            Matcher line = RESIDENT.matcher(Files.readString(STATUS));
            return line.find() ? OptionalDouble.of(1024 * Double.parseDouble(line.group(1))) : OptionalDouble.empty();
        } catch (IOException noLinux) {
            return OptionalDouble.empty();
        }
    }
}
