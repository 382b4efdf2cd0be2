package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread that waits in every way and computes, each for a known time, and what its trace says. */
@Timeout(120)
class KnownWaitsTest {
    private static final Duration SLEEP = Duration.ofMillis(50);
    private static final Duration HOLD = Duration.ofMillis(30);
    private static final Duration ANSWER = Duration.ofMillis(40);
    private static final Duration CPU = Duration.ofMillis(20);

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @Test
    void a_thread_that_sleeps_holds_a_lock_reads_and_computes_is_seen_doing_so_in_this_order() throws Exception {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch computed = new CountDownLatch(1);
        CountDownLatch traced = new CountDownLatch(1);
        ThreadTrace trace;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            trace = ThreadTrace.of("known", () -> {
                platform("first", () -> {
                    Thread.sleep(SLEEP);
                    synchronized (lock) {
                        held.countDown();
                        Thread.sleep(HOLD);
                    }
                    read(server.getLocalPort());
                    compute();
                    computed.countDown();
                    traced.await(); // of a thread that lives still, the CPU time is exact
                });
                Thread second = platform("second", () -> {
                    held.await();
                    synchronized (lock) {
                        held.countDown();
                    }
                });
                Thread answers = platform("answers", () -> answer(server));
                computed.await();
                second.join();
                answers.join();
            });
        } finally {
            traced.countDown();
        }
        TraceProperties.check("known waits", trace);

        ThreadLane first = trace.thread("first");
        List<Slice> sleeps = in(first, State.SLEEPING);
        assertThat(sleeps).hasSize(2);
        Slice sleep = sleeps.get(0);
        Slice hold = sleeps.get(1);
        Slice read = longest(first, State.IO);
        assertThat(sleep.duration()).isGreaterThanOrEqualTo(SLEEP);
        assertThat(hold.duration()).isGreaterThanOrEqualTo(HOLD);
        assertThat(read.duration()).isGreaterThanOrEqualTo(ANSWER.dividedBy(2));
        assertThat(hold.startNanos()).isGreaterThanOrEqualTo(sleep.endNanos());
        assertThat(read.startNanos()).isGreaterThanOrEqualTo(hold.endNanos());
        assertThat(read.detail()).startsWith("read ");
        assertThat(first.cpu())
                .as("CPU")
                .isGreaterThanOrEqualTo(CPU.multipliedBy(3).dividedBy(4));
        assertThat(ranAfter(first, read.endNanos()))
                .as("time that may be CPU after the answer")
                .isGreaterThanOrEqualTo(CPU.toNanos() * 3 / 4);

        Slice blocked = longest(trace.thread("second"), State.BLOCKED);
        assertThat(blocked.detail()).contains("first");
        assertThat(blocked.startNanos()).isBetween(sleep.endNanos(), hold.endNanos());
        assertThat(blocked.endNanos()).isBetween(hold.endNanos(), read.endNanos());
    }

    /** On both of a pair of sleepers the trace agrees with what each measured itself. */
    @Test
    void a_sleep_takes_as_long_as_the_sleeper_measured() throws Exception {
        long[] measured = new long[2];
        ThreadTrace trace = ThreadTrace.of("known", () -> {
            Thread platform = platform("platform", () -> measured[0] = sleep());
            Thread virtual = Thread.ofVirtual().name("virtual").start(new FutureTask<>(() -> measured[1] = sleep()));
            platform.join();
            virtual.join();
        });
        TraceProperties.check("known sleeps", trace);

        assertThat(trace.timeIn("platform", State.SLEEPING).toNanos()).isBetween(SLEEP.toNanos(), measured[0]);
        assertThat(trace.timeIn("virtual", State.AWAITING).toNanos())
                .isBetween(SLEEP.toNanos() * 9 / 10, measured[1] * 11 / 10);
    }

    private static long sleep() throws InterruptedException {
        long begin = System.nanoTime();
        Thread.sleep(SLEEP);
        return System.nanoTime() - begin;
    }

    private static Thread platform(String name, Program.Step body) {
        return Thread.ofPlatform().name(name).start(new FutureTask<>(ThreadSteps.callable(body)));
    }

    private static void read(int port) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    /** Once asked, so that the one who asks reads meanwhile. */
    private static void answer(ServerSocket server) throws Exception {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            Thread.sleep(ANSWER);
            socket.getOutputStream().write(2);
        }
    }

    private static void compute() {
        var times = ManagementFactory.getThreadMXBean();
        long end = times.getCurrentThreadCpuTime() + CPU.toNanos();
        while (times.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static long ranAfter(ThreadLane lane, long moment) {
        return lane.slices().stream()
                .filter(slice -> slice.startNanos() >= moment && slice.state() == State.RUNNING)
                .mapToLong(Slice::nanos)
                .sum();
    }

    private static List<Slice> in(ThreadLane lane, State state) {
        return lane.slices().stream().filter(slice -> slice.state() == state).toList();
    }

    private static Slice longest(ThreadLane lane, State state) {
        return in(lane, state).stream()
                .max(Comparator.comparingLong(Slice::nanos))
                .orElseThrow(() -> new AssertionError("never " + state.label() + ": " + lane.slices()));
    }
}
