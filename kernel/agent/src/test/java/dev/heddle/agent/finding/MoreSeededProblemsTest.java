package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.SHORT;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.sleep;
import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TracedBody;
import dev.heddle.trace.finding.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same problems as people meet them elsewhere: in Swing, in pools of their own, at sockets. */
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry"}) // the problems are meant
@Timeout(120)
class MoreSeededProblemsTest {
    private final List<ExecutorService> left = new ArrayList<>();
    private final List<Thread> stuck = new ArrayList<>();

    @BeforeAll
    static void load() {
        System.setProperty("java.awt.headless", "true");
        HeddleAgent.attach();
    }

    @AfterEach
    void end() throws InterruptedException {
        left.forEach(ExecutorService::close);
        stuck.forEach(Thread::interrupt);
        CleanProgram.join(stuck);
    }

    private static Finding found(String id, TracedBody<?> program) {
        ThreadTrace trace = Diagnosed.trace(program);
        assertThat(trace.findings()).as(trace::toText).extracting(Finding::id).contains(id);
        return trace.findings(id).getFirst();
    }

    @Test
    void h04_a_pool_waits_for_itself() {
        Finding finding = found("H04", () -> {
            CountDownLatch both = new CountDownLatch(2);
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                Callable<Integer> outer = () -> {
                    both.countDown();
                    both.await();
                    try {
                        return pool.submit(() -> 1).get(LONG.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (TimeoutException stuck) {
                        return 0;
                    }
                };
                pool.invokeAll(List.of(outer, outer));
            }
        });
        assertThat(finding.what()).contains("(up to 2)", "2 tasks");
    }

    @Test
    void h05_swings_event_thread_sleeps() {
        Finding finding = found("H05", () -> SwingUtilities.invokeAndWait(() -> sleep(LONG)));
        assertThat(finding.what()).contains("AWT-EventQueue", "asleep");
    }

    @Test
    void h05_swings_event_thread_waits_for_a_task() {
        found("H05", () -> SwingUtilities.invokeAndWait(() -> Task.delay(LONG).waitFor()));
    }

    @Test
    void h06_a_body_fails_and_nobody_looks() {
        Finding finding = found("H06", () -> {
            CountDownLatch failed = new CountDownLatch(1);
            async("save", () -> {
                await(Task.delay(SHORT));
                failed.countDown();
                throw new IOException("disk full");
            });
            failed.await();
            Thread.sleep(LONG);
        });
        assertThat(finding.what()).contains("save", "java.io.IOException");
    }

    @Test
    void h08_swings_event_thread_computes() {
        Finding finding = found("H08", () -> SwingUtilities.invokeAndWait(() -> compute(200)));
        assertThat(finding.what()).contains("AWT-EventQueue");
    }

    @Test
    void h08_one_long_event_of_swing_among_many_short_ones() {
        Finding finding = found("H08", () -> {
            for (int i = 0; i < 40; i++) {
                int millis = i == 20 ? 500 : 5;
                SwingUtilities.invokeLater(() -> compute(millis));
            }
            SwingUtilities.invokeAndWait(() -> {});
        });
        assertThat(finding.cost())
                .as("that event, without the 195 ms of the others")
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(650));
    }

    @Test
    void h13_task_run_reads_from_a_socket() {
        found("H13", () -> {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread answers = Thread.ofPlatform().start(() -> answerLate(server));
                Task.run(() -> {
                            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                                return socket.getInputStream().read();
                            }
                        })
                        .waitFor();
                answers.join();
            }
        });
    }

    private static void answerLate(ServerSocket server) {
        try (Socket socket = server.accept()) {
            sleep(LONG);
            socket.getOutputStream().write(7);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void h13_a_parallel_stream_sleeps() {
        found("H13", () -> IntStream.range(0, 16).parallel().forEach(i -> sleep(LONG)));
    }

    @Test
    void h15_two_threads_wait_for_each_others_lock() {
        ReentrantLock one = new ReentrantLock();
        ReentrantLock other = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        Finding finding = found("H15", () -> {
            stuck.add(Thread.ofPlatform().daemon().name("one").start(() -> nested(one, other, both)));
            stuck.add(Thread.ofPlatform().daemon().name("other").start(() -> nested(other, one, both)));
            Thread.sleep(LONG);
        });
        assertThat(finding.what()).startsWith("Deadlock").contains("ReentrantLock");
    }

    private static void nested(ReentrantLock first, ReentrantLock second, CyclicBarrier both) {
        try {
            first.lockInterruptibly();
            both.await();
            second.lockInterruptibly();
        } catch (Exception interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            first.unlock();
        }
    }

    @Test
    void h16_a_method_leaves_its_executor() {
        Finding finding = found("H16", () -> total(3));
        assertThat(finding.what()).contains("2 threads");
    }

    private int total(int numbers) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        left.add(pool);
        Future<Integer> one = pool.submit(() -> numbers);
        Future<Integer> other = pool.submit(() -> 1);
        return one.get() + other.get();
    }
}
