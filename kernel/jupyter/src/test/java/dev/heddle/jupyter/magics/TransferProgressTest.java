package dev.heddle.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;
import org.junit.jupiter.api.Test;

class TransferProgressTest {
    private record Report(String file, long receivedBytes, OptionalLong sizeInBytes, Duration elapsed) {}

    @Test
    void speaksAfterTwoSecondsThenTwiceASecond() {
        var clock = new AtomicLong(77);
        var reports = new ArrayList<Report>();
        var transfers = new TransferProgress(
                (file, received, size, elapsed) -> reports.add(new Report(file, received, size, elapsed)), clock::get);
        for (int i = 0; i < 30; i++) {
            clock.addAndGet(Duration.ofMillis(100).toNanos());
            transfers.transferProgressed(event(i));
        }
        assertThat(reports)
                .containsExactly(
                        new Report("big-1.jar", 19, OptionalLong.of(1000), Duration.ofMillis(2000)),
                        new Report("big-1.jar", 24, OptionalLong.of(1000), Duration.ofMillis(2500)),
                        new Report("big-1.jar", 29, OptionalLong.of(1000), Duration.ofMillis(3000)));
    }

    private static TransferEvent event(long received) {
        var resource = new TransferResource("central", "https://host/", "a/big/1/big-1.jar", null, null);
        resource.setContentLength(1000);
        return new TransferEvent.Builder(new DefaultRepositorySystemSession(), resource)
                .setTransferredBytes(received)
                .build();
    }
}
