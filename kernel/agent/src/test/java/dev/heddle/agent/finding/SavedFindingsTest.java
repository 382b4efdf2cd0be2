package dev.heddle.agent.finding;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was found is found again in the saved recording, also where the code is not at hand. */
@Timeout(120)
class SavedFindingsTest {
    private static final Duration WAIT = Duration.ofMillis(60);

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    private static Task<Integer> load(int id) {
        return async("load", () -> {
            await(Task.delay(WAIT));
            return id;
        });
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // the problem is meant
    void findings_are_the_same_in_what_was_saved(@TempDir Path dir) {
        ThreadTrace trace;
        try (EventLoop loop = EventLoop.start("loop")) {
            ReentrantLock lock = new ReentrantLock();
            CountDownLatch locked = new CountDownLatch(1);
            trace = Diagnosed.trace(() -> {
                async("page", () -> await(load(1)) + await(load(2))).waitFor();
                async("page", () -> {
                            int one = await(load(1));
                            int other = await(load(2));
                            return one + other;
                        })
                        .waitFor();
                Task<Void> guarded = loop.run(() -> async("guarded", () -> {
                    lock.lock();
                    locked.countDown();
                    await(Task.delay(WAIT.multipliedBy(4)));
                    lock.unlock();
                }));
                locked.await();
                Thread waiter = Thread.ofPlatform().name("waiter").start(() -> {
                    lock.lock();
                    lock.unlock();
                });
                waiter.join();
                guarded.waitFor();
                Task.run(() -> load(3)).waitFor();
                Task.run(() -> Task.delay(WAIT).waitFor()).waitFor();
            });
        }
        Path file = dir.resolve("trace.jfr");
        trace.save(file);

        ThreadTrace read = ThreadTrace.read(file);
        assertThat(trace.findings()).extracting(Finding::id).contains("H01", "H03", "H07", "H12");
        assertThat(read.findings()).isEqualTo(trace.findings());
    }
}
