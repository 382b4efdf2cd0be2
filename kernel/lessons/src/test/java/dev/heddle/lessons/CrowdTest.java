package dev.heddle.lessons;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CrowdTest {
    @Test
    void platformThreadsWaitOnThreadsOfTheirOwn() throws Exception {
        int many = 50;
        AtomicInteger gone = new AtomicInteger();
        Crowd crowd = Crowd.ofThreads(
                many,
                door -> Thread.ofPlatform().daemon().start(() -> {
                    door.waitUntilOpen();
                    gone.incrementAndGet();
                }));

        assertThat(crowd.waiting()).isEqualTo(many);
        assertThat(crowd.threadsStarted()).isGreaterThanOrEqualTo(many);
        assertThat(gone).hasValue(many);
    }

    @Test
    void asyncBodiesTakeHeapAndNoThread() throws Exception {
        int many = 20_000;
        AtomicInteger gone = new AtomicInteger();
        Crowd crowd = Crowd.ofTasks(
                many,
                door -> async(() -> {
                    await(door.openedAsync());
                    gone.incrementAndGet();
                }));

        assertThat(crowd.threadsStarted()).isLessThan(50);
        assertThat(crowd.heapBytes()).isBetween(50.0, 50_000.0);
        assertThat(gone).hasValue(many);
    }

    @Test
    void virtualThreadsTakeHeapToo() throws Exception {
        Crowd crowd = Crowd.ofThreads(20_000, door -> Thread.startVirtualThread(door::waitUntilOpen));

        assertThat(crowd.threadsStarted()).isLessThan(2_000);
        assertThat(crowd.heapBytes()).isBetween(50.0, 50_000.0);
    }

    @Test
    void aStackIsSetAsideForAPlatformThread() {
        assertThat(Crowd.reservedStackBytes()).isBetween(64L << 10, 64L << 20);
    }
}
