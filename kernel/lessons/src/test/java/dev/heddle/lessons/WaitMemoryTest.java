package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.lessons.WaitMemory.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WaitMemoryTest {
    @Test
    void aPlatformThreadTakesFarMoreThanWhatWaitsWithoutOne() throws Exception {
        long body = WaitMemory.ofAsync(Waiter.ASYNC_BODY, 500).get();
        long virtual = WaitMemory.ofAsync(Waiter.VIRTUAL_THREAD, 500).get();
        long platform = WaitMemory.ofAsync(Waiter.PLATFORM_THREAD, 500).get();

        assertThat(body).isPositive();
        assertThat(virtual).isPositive();
        assertThat(platform).isGreaterThan(3 * body).isGreaterThan(3 * virtual);
    }
}
