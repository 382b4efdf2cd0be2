package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More threads than cores or carriers, and what their traces say. */
@Timeout(240)
class KnownCoresTest {
    private static final long EACH = TimeUnit.MILLISECONDS.toNanos(400);

    @Test
    void two_threads_on_one_core_have_half_of_its_time_each_and_never_more_than_it_has() throws Exception {
        assumeTrue(ChildJvm.has("taskset"), "no taskset here");
        assertThat(ChildJvm.run(List.of("taskset", "-c", "0"), OneCore.class, "-XX:ActiveProcessorCount=1"))
                .contains("as it should be");
    }

    @Test
    void of_a_thousand_virtual_threads_on_two_carriers_never_more_than_two_run() throws Exception {
        assertThat(ChildJvm.run(
                        List.of(),
                        TwoCarriers.class,
                        "-Djdk.virtualThreadScheduler.parallelism=2",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=2"))
                .contains("as it should be");
    }

    /**
     * Two threads that compute until they have used as much CPU time each. They take turns faster than samples are taken, so
     * that their lanes need not show when who had the core, but for how long.
     */
    static final class OneCore {
        public static void main(String[] arguments) throws Exception {
            HeddleAgent.attach();
            CountDownLatch ready = new CountDownLatch(2);
            ThreadTrace trace = ThreadTrace.of("one core", () -> {
                List<Thread> threads = List.of(computing("one", ready), computing("other", ready));
                for (Thread thread : threads) {
                    thread.join();
                }
            });
            TraceProperties.check("one core", trace);
            assertThat(trace.cores()).isEqualTo(1);
            Duration both = Duration.ZERO;
            for (String name : List.of("one", "other")) {
                ThreadLane lane = trace.thread(name);
                Duration lived = lane.end().minus(lane.begin());
                Duration ran = lane.timeIn(State.RUNNING);
                Duration waited = lane.timeIn(State.READY);
                String figures =
                        name + " lived " + lived + ", used " + lane.cpu() + ", ran " + ran + ", waited " + waited;
                assertThat(lane.cpu().toNanos()).as(figures).isBetween(EACH * 3 / 4, lived.toNanos() * 3 / 4);
                assertThat(ran)
                        .as(figures)
                        .isGreaterThanOrEqualTo(lane.cpu().multipliedBy(3).dividedBy(4));
                assertThat(ran)
                        .as(figures)
                        .isLessThanOrEqualTo(lane.cpu().multipliedBy(5).dividedBy(4));
                assertThat(ran.plus(waited))
                        .as(figures)
                        .isGreaterThan(lived.multipliedBy(9).dividedBy(10));
                both = both.plus(lane.cpu());
            }
            assertThat(both).as("CPU of one core").isLessThanOrEqualTo(trace.wall());
            System.out.println("as it should be");
        }

        private static Thread computing(String name, CountDownLatch ready) {
            return Thread.ofPlatform().name(name).start(() -> {
                ready.countDown();
                while (ready.getCount() > 0) {
                    Thread.onSpinWait();
                }
                var times = java.lang.management.ManagementFactory.getThreadMXBean();
                long end = times.getCurrentThreadCpuTime() + EACH;
                while (times.getCurrentThreadCpuTime() < end) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    /** A thousand virtual threads that sleep, give way and compute. */
    @SuppressWarnings("ThreadPriorityCheck") // to give way is what is traced
    static final class TwoCarriers {
        private static final int COUNT = 1_000;

        public static void main(String[] arguments) throws Exception {
            HeddleAgent.attach();
            ThreadTrace trace = ThreadTrace.of("two carriers", () -> {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < COUNT; i++) {
                    threads.add(Thread.ofVirtual().start(TwoCarriers::work));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            });
            TraceProperties.check("two carriers", trace);
            assertThat(trace.virtualThreadsStarted()).isEqualTo(COUNT);
            assertThat(trace.threads()).filteredOn(ThreadLane::isVirtual).hasSize(COUNT);
            assertThat(trace.threads())
                    .filteredOn(lane -> lane.kind() == ThreadLane.Kind.CARRIER)
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(Moments.mostAtOnce(trace.threads().stream()
                            .filter(ThreadLane::isVirtual)
                            .flatMap(lane -> lane.slices().stream())
                            .filter(slice -> slice.state() == State.RUNNING)
                            .toList()))
                    .isBetween(1, 2);
            System.out.println("as it should be");
        }

        private static void work() {
            try {
                Thread.sleep(2);
                Thread.yield();
                long end = System.nanoTime() + 50_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
