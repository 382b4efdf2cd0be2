package dev.heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The events themselves: none is missing, none too many. */
@Timeout(60)
@SuppressWarnings("ThreadPriorityCheck") // to give way is what is tested
class HooksTest {
    private static final List<String> EVENTS = List.of(
            "heddle.VirtualThreadStarted",
            "heddle.PlatformThreadStarted",
            "heddle.VirtualThreadMounted",
            "heddle.VirtualThreadReady",
            "heddle.VirtualThreadParks",
            "heddle.CarrierResumed",
            "heddle.WorkSubmitted",
            "heddle.WorkRefused",
            "heddle.WorkRan",
            "heddle.EventQueuePumped");

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    /** What a virtual thread may commit itself: JFR drops what its carrier commits next. */
    @StackTrace(false)
    static class OfTheProgram extends Event {}

    @Test
    void all_methods_of_this_jdk_are_as_expected() {
        assertThat(HeddleAgent.missing()).isEmpty();
        assertThat(HeddleAgent.isLoaded()).isTrue();
        HeddleAgent.attach(); // does nothing
    }

    @Test
    void no_mount_is_lost_though_virtual_threads_commit_events_of_their_own() throws Exception {
        int threads = 500;
        int naps = 3;
        List<RecordedEvent> events = record(() -> joinAll(threads, () -> {
            for (int i = 0; i < naps; i++) {
                new OfTheProgram().commit();
                LockSupport.parkNanos(100_000);
            }
            new OfTheProgram().commit();
        }));

        Map<Long, List<RecordedEvent>> mounts = named(events, "VirtualThreadMounted").stream()
                .collect(Collectors.groupingBy(event -> event.getLong("virtualThread")));
        Map<Long, Integer> parks = new HashMap<>();
        mounts.forEach((id, ofOne) -> {
            assertThat(ofOne.getLast().getLong("end")).as("the last one ends").isZero();
            assertThat(ofOne.subList(0, ofOne.size() - 1))
                    .allSatisfy(mount -> assertThat(mount.getLong("end")).isOne());
            parks.put(id, ofOne.size() - 1);
        });
        assertThat(mounts).hasSize(threads);
        assertThat(parks.values()).allSatisfy(count -> assertThat(count).isBetween(1, naps));
        assertThat(parks.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(threads * naps * 9 / 10);
        assertThat(named(events, "VirtualThreadStarted")).hasSize(threads);
    }

    @Test
    void a_carrier_has_one_thread_at_a_time_and_a_thread_one_carrier() throws Exception {
        List<RecordedEvent> mounts = named(
                record(() -> joinAll(300, () -> {
                    for (int i = 0; i < 5; i++) {
                        Thread.yield();
                    }
                })),
                "VirtualThreadMounted");

        assertThat(mounts).hasSizeGreaterThanOrEqualTo(300 * 2);
        assertNoOverlap(mounts.stream()
                .collect(Collectors.groupingBy(event -> event.getThread().getJavaThreadId())));
        assertNoOverlap(mounts.stream().collect(Collectors.groupingBy(event -> event.getLong("virtualThread"))));
    }

    private static void assertNoOverlap(Map<Long, List<RecordedEvent>> groups) {
        groups.values().forEach(group -> {
            for (int i = 1; i < group.size(); i++) {
                assertThat(group.get(i).getStartTime())
                        .isAfterOrEqualTo(group.get(i - 1).getEndTime());
            }
        });
    }

    @Test
    void a_virtual_thread_tells_which_platform_thread_it_starts_and_a_platform_thread_need_not() throws Exception {
        Thread[] made = new Thread[2];
        List<RecordedEvent> events = record(() -> {
            made[0] =
                    Thread.ofVirtual().start(() -> made[1] = Thread.ofPlatform().start(() -> {}));
            made[0].join();
            made[1].join();
            Thread.ofPlatform().start(() -> {}).join();
        });

        assertThat(named(events, "PlatformThreadStarted")).singleElement().satisfies(event -> {
            assertThat(event.getThread().getJavaThreadId()).isEqualTo(made[0].threadId());
            assertThat(event.getLong("platformThread")).isEqualTo(made[1].threadId());
        });
    }

    @Test
    void who_started_a_thread_and_who_let_it_go_on_is_told() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Thread test = Thread.currentThread();
        Thread[] made = new Thread[1];
        List<RecordedEvent> events = record(() -> {
            made[0] = Thread.ofVirtual().name("vee").start(() -> awaitUninterruptibly(latch));
            while (made[0].getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            latch.countDown();
            made[0].join();
        });

        RecordedEvent started = named(events, "VirtualThreadStarted").getFirst();
        assertThat(started.getThread().getJavaThreadId()).isEqualTo(test.threadId());
        assertThat(started.getString("name")).isEqualTo("vee");
        assertThat(started.getStackTrace().getFrames())
                .anySatisfy(frame ->
                        assertThat(frame.getMethod().getType().getName()).isEqualTo(HooksTest.class.getName()));
        assertThat(named(events, "VirtualThreadReady"))
                .filteredOn(event -> event.getLong("virtualThread") == made[0].threadId())
                .last()
                .satisfies(
                        ready -> assertThat(ready.getThread().getJavaThreadId()).isEqualTo(test.threadId()));
        assertThat(named(events, "VirtualThreadParks")).isNotEmpty();
    }

    @Test
    void a_monitor_that_is_waited_for_ends_a_mount() throws Exception {
        Object lock = new Object();
        List<RecordedEvent> events = record(() -> {
            Thread thread;
            synchronized (lock) {
                thread = Thread.ofVirtual().start(() -> {
                    synchronized (lock) {
                        Thread.onSpinWait();
                    }
                });
                while (thread.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
            thread.join();
        });

        assertThat(named(events, "VirtualThreadMounted"))
                .extracting(event -> event.getLong("end"))
                .containsExactly(3L, 0L);
    }

    @Test
    void work_runs_under_the_number_that_it_was_handed_over_with() throws Exception {
        List<RecordedEvent> events = record(() -> {
            try (var fixed = Executors.newFixedThreadPool(1);
                    var scheduled = Executors.newScheduledThreadPool(1);
                    var forkJoin = new ForkJoinPool(1)) {
                fixed.submit(() -> 1).get();
                fixed.submit(HooksTest::fail).state();
                scheduled.schedule(() -> 1, 1, TimeUnit.MILLISECONDS).get();
                forkJoin.submit(() -> 1).get();
                CompletableFuture.supplyAsync(() -> 1, fixed)
                        .thenApplyAsync(value -> value + 1, forkJoin)
                        .get();
            }
        });

        List<Long> submitted = numbers(events, "WorkSubmitted");
        assertThat(submitted).hasSize(6);
        assertThat(numbers(events, "WorkRan")).containsAll(submitted);
        assertThat(named(events, "WorkRan"))
                .filteredOn(event -> submitted.contains(event.getLong("work")))
                .hasSize(6)
                .allSatisfy(event -> assertThat(event.getDuration()).isPositive());
    }

    @Test
    void what_an_executor_does_not_take_is_told_with_the_number_that_it_was_handed_over_with() throws Exception {
        List<ExecutorService> closed =
                List.of(Executors.newFixedThreadPool(1), Executors.newScheduledThreadPool(1), new ForkJoinPool(1));
        closed.forEach(ExecutorService::close);
        var callerRuns = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        callerRuns.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        CountDownLatch end = new CountDownLatch(1);
        Thread[] ranOn = new Thread[1];
        List<RecordedEvent> events = record(() -> {
            for (ExecutorService executor : closed) {
                assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
            }
            try (callerRuns) {
                callerRuns.execute(() -> awaitUninterruptibly(end));
                callerRuns.execute(() -> ranOn[0] = Thread.currentThread());
                end.countDown();
            }
        });

        assertThat(ranOn).containsExactly(Thread.currentThread());
        List<Long> submitted = numbers(events, "WorkSubmitted");
        assertThat(submitted).hasSize(5);
        assertThat(numbers(events, "WorkRefused"))
                .containsExactly(submitted.get(0), submitted.get(1), submitted.get(2), submitted.get(4));
        assertThat(numbers(events, "WorkRan")).containsExactly(submitted.get(3));
    }

    @Test
    void between_two_events_of_swing_its_thread_asks_for_the_next() throws Exception {
        System.setProperty("java.awt.headless", "true");
        Thread[] swing = new Thread[1];
        EventQueue.invokeAndWait(() -> swing[0] = Thread.currentThread());
        List<RecordedEvent> pumped = named(
                record(() -> {
                    for (int i = 0; i < 100; i++) {
                        EventQueue.invokeLater(() -> {});
                    }
                    EventQueue.invokeAndWait(() -> {});
                }),
                "EventQueuePumped");

        assertThat(pumped).hasSizeGreaterThanOrEqualTo(101);
        assertThat(pumped).allSatisfy(event -> {
            assertThat(event.getThread().getJavaThreadId()).isEqualTo(swing[0].threadId());
            assertThat(event.getDuration()).isPositive();
        });
    }

    @Test
    void nothing_is_recorded_while_no_recording_asks() throws Exception {
        Path file = folder.resolve("other.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO);
            recording.start();
            joinAll(10, Thread::yield);
            recording.stop();
            recording.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .noneMatch(event -> event.getEventType().getName().startsWith("heddle."));
    }

    private static int fail() {
        throw new IllegalStateException("as it should");
    }

    private static void joinAll(int count, Runnable body) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(body));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Program {
        void run() throws Exception;
    }

    private List<RecordedEvent> record(Program program) throws Exception {
        Path file = Files.createTempFile(folder, "hooks", ".jfr");
        try (Recording recording = new Recording()) {
            EVENTS.forEach(name -> recording.enable(name).withThreshold(Duration.ZERO));
            recording.start();
            program.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    /** In order of time. */
    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("heddle." + name))
                .sorted(java.util.Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    private static List<Long> numbers(List<RecordedEvent> events, String name) {
        return named(events, name).stream().map(event -> event.getLong("work")).toList();
    }
}
