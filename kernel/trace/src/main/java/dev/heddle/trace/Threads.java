package dev.heddle.trace;

import com.sun.management.ThreadMXBean;
import dev.heddle.trace.text.VisibleText;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says which thread this is, and which threads there are, as of now. Any thread may ask. */
public final class Threads {
    private static final AtomicReference<Supplier<@Nullable String>> CONTEXT = new AtomicReference<>(() -> null);

    private Threads() {}

    /**
     * The thread that asks.
     *
     * @param name its name, empty when it has none
     * @param id its Java thread id
     * @param kind {@code virtual} or {@code platform}
     * @param daemon whether the JVM may end while it runs
     * @param carrier the thread that carries it, where it is virtual and the JVM says
     * @param context the synchronization context it runs in, where there is one
     */
    public record Here(
            String name,
            long id,
            String kind,
            boolean daemon,
            @Nullable String carrier,
            @Nullable String context) {
        /** {@code pool-1 #42, platform, daemon}. */
        @Override
        public String toString() {
            String line = (name.isEmpty() ? "(no name)" : VisibleText.of(name)) + " #" + id + ", " + kind;
            line += daemon && !kind.equals("virtual") ? ", daemon" : "";
            line += carrier == null ? "" : ", on " + VisibleText.of(carrier);
            return context == null ? line : line + ", context " + VisibleText.of(context);
        }
    }

    /**
     * A live platform thread.
     *
     * @param name its name
     * @param id its Java thread id
     * @param state what it is doing
     * @param daemon whether the JVM may end while it runs
     * @param group its thread group, empty when it just ended
     * @param cpu CPU time it has used since it started
     * @param top the innermost line of the user's code on its stack, {@code Main.java:12 run}; else its innermost
     *     frame; empty when it has none
     */
    public record Live(
            String name, long id, Thread.State state, boolean daemon, String group, Duration cpu, String top) {}

    /** Registers who knows the context of the thread that asks; it may answer null, and is called on any thread. */
    public static void contextProvider(Supplier<@Nullable String> provider) {
        CONTEXT.set(provider);
    }

    /** The calling thread. */
    public static Here here() {
        Thread thread = Thread.currentThread();
        return new Here(
                thread.getName(),
                thread.threadId(),
                thread.isVirtual() ? "virtual" : "platform",
                thread.isDaemon(),
                thread.isVirtual() ? carrier(thread) : null,
                CONTEXT.get().get());
    }

    /** A virtual thread's text ends in {@code /runnable@ForkJoinPool-1-worker-3}; the JDK offers no other way. */
    private static @Nullable String carrier(Thread virtual) {
        String text = virtual.toString();
        int at = text.lastIndexOf('@');
        return at < 0 || at < text.lastIndexOf('/') ? null : text.substring(at + 1);
    }

    /** The live platform threads, by id. The JDK lists no virtual threads: {@code jcmd Thread.dump_to_file} does. */
    public static List<Live> all() {
        return all(TraceOptions.titled("").places());
    }

    /** {@link #all()} with another idea of what the user's code is. */
    public static List<Live> all(PlaceResolver places) {
        var times = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Stacks stacks = new Stacks(places);
        List<Live> live = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            @Nullable ThreadGroup group = thread.getThreadGroup();
            live.add(new Live(
                    thread.getName(),
                    thread.threadId(),
                    thread.getState(),
                    thread.isDaemon(),
                    group == null ? "" : group.getName(),
                    Duration.ofNanos(Math.max(0, times.getThreadCpuTime(thread.threadId()))),
                    top(stacks, stack)));
        });
        live.sort(Comparator.comparingLong(Live::id));
        return List.copyOf(live);
    }

    private static String top(Stacks stacks, StackTraceElement[] stack) {
        var place = stacks.of(StackText.of(stack)).place();
        if (place != null) {
            return place.method().isEmpty() ? place.toString() : place + " " + place.method();
        }
        return Arrays.stream(stack)
                .findFirst()
                .map(frame -> WaitDetail.simple(frame.getClassName()) + "." + frame.getMethodName())
                .orElse("");
    }
}
