package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of virtual threads. */
@Timeout(120)
class VirtualThreadTraceTest {
    @Test
    void one_that_sleeps_waits_without_a_thread() throws Exception {
        ThreadTrace trace = Traces.trace(
                () -> Thread.ofVirtual().name("dozer").start(() -> sleep(50)).join());

        ThreadLane lane = trace.thread("dozer");
        assertThat(lane.kind()).isEqualTo(ThreadLane.Kind.VIRTUAL);
        assertThat(lane.timeIn(State.AWAITING)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(lane.timeIn(State.SLEEPING)).isZero();
        assertThat(lane.slices())
                .anyMatch(slice ->
                        slice.state() == State.AWAITING && slice.detail().contains("asleep") && slice.thread() == 0);
        TaskRow row = trace.task("dozer");
        assertThat(row.kind()).isEqualTo(TaskRow.Kind.VIRTUAL_THREAD);
        assertThat(row.slices()).isEqualTo(lane.slices());
        assertThat(trace.virtualThreadsStarted()).isEqualTo(1);
        assertThat(trace.awaitedWithoutThread()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void one_that_parks_is_known_not_to_run_while_no_carrier_does() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        ThreadTrace trace = Traces.trace(() -> {
            Thread parked = Thread.ofVirtual().name("parked").start(() -> ThreadTraceTest.await(latch));
            ThreadTraceTest.awaitState(parked, Thread.State.WAITING);
            Thread.sleep(100);
            latch.countDown();
            parked.join();
        });

        assertThat(trace.timeIn("parked", State.AWAITING)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(trace.threads()).anyMatch(lane -> lane.kind() == ThreadLane.Kind.CARRIER);
    }

    @Test
    void two_thousand_are_two_thousand_lanes() throws Exception {
        int count = 2_000;
        ThreadTrace trace = Traces.trace(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                threads.add(Thread.ofVirtual().start(() -> sleep(20)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });

        assertThat(trace.virtualThreadsStarted()).isEqualTo(count);
        assertThat(trace.awaitedWithoutThread()).isGreaterThanOrEqualTo(Duration.ofMillis(20L * count));
        assertThat(trace.threadsUsed()).isGreaterThan(count);
        assertThat(trace.totals().eventsLost()).isZero();
        assertThat(trace.toText()).contains("40 of 2,").contains("virtual-");
    }

    @Test
    void the_jdks_own_that_watch_sockets_are_not_shown_and_not_waited_for() throws Exception {
        ThreadTrace trace = Traces.trace(() -> {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                    Socket accepted = server.accept()) {
                Thread reader = Thread.ofVirtual().name("reader").start(() -> read(client));
                Thread.sleep(50);
                accepted.getOutputStream().write(1);
                reader.join();
            }
        });

        assertThat(trace.threads())
                .extracting(ThreadLane::name)
                .contains("reader")
                .noneMatch(name -> name.startsWith("SubPoller"));
        assertThat(trace.tasks()).extracting(TaskRow::name).noneMatch(name -> name.startsWith("SubPoller"));
    }

    private static void read(Socket socket) {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
