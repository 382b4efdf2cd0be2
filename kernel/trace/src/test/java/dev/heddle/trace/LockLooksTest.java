package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of looks, one after the other: which threads each of them tells of. */
@Timeout(60)
class LockLooksTest {
    private static final int MANY = 50;

    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @AfterEach
    void letThreadsEnd() throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void many_threads_at_one_monitor_do_not_keep_the_looks_from_another() throws Exception {
        Object crowded = new Object();
        Object lonely = new Object();
        holder("has crowded", () -> hold(crowded));
        for (int i = 0; i < MANY; i++) {
            waiter("crowded", Thread.State.BLOCKED, () -> hold(crowded));
        }
        holder("has lonely", () -> hold(lonely));
        waiter("lonely", Thread.State.BLOCKED, () -> hold(lonely));
        assertThatBothAreSeen();
    }

    @Test
    void nor_do_those_at_a_lock() throws Exception {
        ReentrantLock crowded = new ReentrantLock();
        ReentrantLock lonely = new ReentrantLock();
        holder("has crowded", () -> hold(crowded));
        for (int i = 0; i < MANY; i++) {
            waiter("crowded", Thread.State.WAITING, () -> hold(crowded));
        }
        holder("has lonely", () -> hold(lonely));
        waiter("lonely", Thread.State.WAITING, () -> hold(lonely));
        assertThatBothAreSeen();
    }

    private void assertThatBothAreSeen() throws Exception {
        List<RecordedEvent> first = rounds(1);
        assertThat(first).extracting(LockLooksTest::waits).containsExactlyInAnyOrder("crowded", "lonely");
        assertThat(first).allSatisfy(look -> {
            assertThat(look.getThread("owner").getJavaName()).isEqualTo("has " + waits(look));
            assertThat(look.getString("ownerStack")).contains("LockLooksTest");
        });
    }

    @Test
    void every_thread_has_its_turn_before_one_is_looked_at_again() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        holder("has it", () -> hold(lock));
        for (int i = 0; i < MANY; i++) {
            waiter("waits", Thread.State.WAITING, () -> hold(lock));
        }
        List<Long> looked = rounds(MANY).stream()
                .map(look -> look.getThread("thread").getJavaThreadId())
                .toList();
        assertThat(looked.subList(0, MANY)).doesNotHaveDuplicates();
    }

    private static String waits(RecordedEvent look) {
        return look.getThread("thread").getJavaName();
    }

    /** What so many rounds tell, without a pause between them. */
    private List<RecordedEvent> rounds(int number) throws Exception {
        Path file = folder.resolve("looks.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(TraceEvents.LOCK_WAIT);
            recording.start();
            LockLooks looks = new LockLooks();
            for (int i = 0; i < number; i++) {
                looks.round(threads);
            }
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private void holder(String name, Runnable holds) {
        waiter(name, Thread.State.WAITING, holds);
    }

    private void waiter(String name, Thread.State state, Runnable waits) {
        threads.add(Thread.ofPlatform().name(name).start(waits));
        while (threads.getLast().getState() != state) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void hold(Object monitor) {
        synchronized (monitor) {
            awaitEnd();
        }
    }

    private void hold(ReentrantLock lock) {
        lock.lock();
        try {
            awaitEnd();
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
