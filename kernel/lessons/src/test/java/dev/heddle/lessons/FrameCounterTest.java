package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import java.awt.EventQueue;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FrameCounterTest {
    private static final Duration LONG = FrameCounter.PERIOD.multipliedBy(30);

    @Test
    void missesTheFramesThatAreDueWhileTheHandlerHoldsTheEventThread() throws Exception {
        Frames frames = FrameCounter.during(() -> {
                    Thread.sleep(LONG); // the freeze that is counted
                    return Task.completed(null);
                })
                .get();

        assertThat(frames.longestDelay()).isGreaterThan(LONG.minus(FrameCounter.PERIOD.multipliedBy(2)));
        assertThat(frames.missed()).isGreaterThanOrEqualTo(28);
        assertThat(frames.delays()).hasSizeGreaterThan(40); // some before and some after
    }

    @Test
    void missesFewWhileTheHandlerWaitsWithoutTheEventThread() throws Exception {
        AtomicBoolean onEventThread = new AtomicBoolean();
        Frames frames = FrameCounter.during(() -> Async.async(() -> {
                    Async.await(Task.run(() -> Thread.sleep(LONG)));
                    onEventThread.set(EventQueue.isDispatchThread());
                }))
                .get();

        assertThat(onEventThread).isTrue();
        assertThat(frames.delays()).hasSizeGreaterThan(40);
        assertThat(frames.missed()).isLessThan(20); // a busy machine misses some
    }

    @Test
    void failsAsItsHandlerDoes() {
        Task<Frames> frames = FrameCounter.during(() -> Task.failed(new IllegalStateException("broken")));
        assertThatThrownBy(frames::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }
}
