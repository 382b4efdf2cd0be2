package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        Gauge<Integer> gauge = Gauge.every(Duration.ofMillis(1), () -> {
            five.countDown();
            return figure.incrementAndGet();
        });
        five.await();
        gauge.close();
        gauge.close();

        assertThat(gauge.curve(read -> read)).hasSizeGreaterThanOrEqualTo(3); // two in one millisecond are one
        assertThat(gauge.curve(read -> read).values().stream()
                        .map(Number::intValue)
                        .toList())
                .isSorted();
        assertThat(gauge.curve(read -> read).firstKey()).isGreaterThanOrEqualTo(0);
        assertThat(gauge.most(read -> read)).isGreaterThanOrEqualTo(4);
    }

    @Test
    void readsAtOnce() {
        try (Gauge<Integer> gauge = Gauge.every(Duration.ofHours(1), () -> 7)) {
            assertThat(gauge.curve(read -> 2 * read).values()).containsExactly(14);
        }
    }
}
