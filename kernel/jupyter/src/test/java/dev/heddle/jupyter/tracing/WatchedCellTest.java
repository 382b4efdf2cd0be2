package dev.heddle.jupyter.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.TraceOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchedCellTest {
    private final InPlaceDisplay place = new InPlaceDisplay(new HeddleKernel(Thread::new));

    @Test
    void aCellThatEndsWhileItsRecorderStartsDoesNotWaitForItAndClosesIt() throws Exception {
        CompletableFuture<Thread> starting = new CompletableFuture<>();
        CompletableFuture<ThreadRecorder> started = new CompletableFuture<>();
        CountDownLatch cellHasEnded = new CountDownLatch(1);
        WatchedCell cell = WatchedCell.begin("In[1]", place, () -> {
            starting.complete(Thread.currentThread());
            await(cellHasEnded);
            ThreadRecorder recorder = ThreadRecorder.start(TraceOptions.titled("late"));
            started.complete(recorder);
            return recorder;
        });
        Thread watching = starting.get();

        cell.close(); // would hang if it waited for the recorder
        cellHasEnded.countDown();
        watching.join();

        ThreadRecorder late = started.get();
        assertThatThrownBy(late::stop).as("closed").isInstanceOf(IllegalStateException.class);
        assertThat(place.isUsed()).isFalse();
    }

    @Test
    void aRecorderThatCannotStartLeavesTheCellAlone() throws Exception {
        CompletableFuture<Thread> starting = new CompletableFuture<>();
        WatchedCell cell = WatchedCell.begin("In[1]", place, () -> {
            starting.complete(Thread.currentThread());
            throw new IllegalStateException("no room");
        });

        starting.get().join();
        cell.close();

        assertThat(place.isUsed()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
