package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GaugeTest {
    @Test
    void readsUntilItIsClosed() throws Exception {
        AtomicInteger figure = new AtomicInteger();
        CountDownLatch five = new CountDownLatch(5);
        Gauge gauge = Gauge.every(Duration.ofMillis(1), () -> {
            five.countDown();
            return figure.incrementAndGet();
        });
        five.await();
        gauge.close();
        gauge.close();

        assertThat(gauge.curve()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(List.copyOf(gauge.curve().values())).isSorted();
        assertThat(gauge.curve().firstKey()).isGreaterThanOrEqualTo(0);
        assertThat(gauge.most()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void readsAtOnce() {
        try (Gauge gauge = Gauge.every(Duration.ofHours(1), () -> 7)) {
            assertThat(gauge.curve().values()).containsExactly(7.0);
        }
    }
}
