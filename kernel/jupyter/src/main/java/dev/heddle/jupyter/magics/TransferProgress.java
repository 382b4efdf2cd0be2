package dev.heddle.jupyter.magics;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells a {@link DownloadProgress} of Maven's transfers, seldom enough to be read. */
final class TransferProgress extends AbstractTransferListener {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final DownloadProgress progress;
    private final LongSupplier nanoTime;
    private final long start;
    private Duration nextReport = PATIENCE;

    TransferProgress(DownloadProgress progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public void transferInitiated(TransferEvent event) {
        report(event);
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        report(event);
    }

    private synchronized void report(TransferEvent event) {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - start);
        if (elapsed.compareTo(nextReport) < 0) {
            return;
        }
        nextReport = elapsed.plus(INTERVAL);
        String name = event.getResource().getResourceName();
        long size = event.getResource().getContentLength();
        progress.downloading(
                name.substring(name.lastIndexOf('/') + 1),
                event.getTransferredBytes(),
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
                elapsed);
    }
}
