package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScreenTest {
    private static final Duration WORK = Screen.PERIOD.multipliedBy(10);

    @Test
    void runsTheClickOnItsThreadAndCountsFramesBeforeAndAfter() throws Exception {
        CompletableFuture<Thread> clickedOn = new CompletableFuture<>();
        Frames frames = Screen.click(() -> {
                    clickedOn.complete(Thread.currentThread());
                    return Task.completed("done");
                })
                .get();

        assertThat(clickedOn.get().getName()).isEqualTo(Screen.THREAD);
        assertThat(frames.period()).isEqualTo(Screen.PERIOD);
        assertThat(frames.delays()).hasSizeGreaterThanOrEqualTo(6).noneMatch(Duration::isNegative);
        assertThat(clickedOn.get().join(Duration.ofSeconds(30)))
                .as("its thread ends")
                .isTrue();
    }

    @Test
    void missesTheFramesThatAreDueWhileAHandlerHoldsItsThread() throws Exception {
        Frames frames = Screen.click(() -> {
                    Task.delay(WORK).waitFor();
                    return Task.completed("done");
                })
                .get();

        assertThat(frames.missed()).isGreaterThanOrEqualTo(8);
        assertThat(frames.longestDelay()).isGreaterThan(WORK.minus(Screen.PERIOD.multipliedBy(2)));
    }

    @Test
    void drawsWhileAnAsyncHandlerWaits() throws Exception {
        CompletableFuture<Integer> turns = new CompletableFuture<>();
        Frames frames = Screen.click(() -> Async.async(() -> {
                    int turn = 0;
                    for (; turn < 10; turn++) {
                        Async.await(Task.delay(Screen.PERIOD));
                    }
                    turns.complete(turn);
                }))
                .get();

        assertThat(turns.get()).isEqualTo(10);
        assertThat(frames.delays()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(frames.longestDelay()).isLessThan(WORK);
    }

    @Test
    void failsAsTheHandlerDoes() {
        assertThatThrownBy(() -> Screen.click(() -> {
                            throw new IOException("no page");
                        })
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no page");
        assertThatThrownBy(() -> Screen.click(() -> Task.failed(new IOException("no page")))
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }
}
