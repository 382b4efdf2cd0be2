package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void sendsLineAfterLineAndThenTheEnd() throws Exception {
        try (Feed feed = Feed.of(3, Duration.ofMillis(20));
                BufferedReader lines = feed.connect()) {
            long connected = System.nanoTime();
            assertThat(lines.lines()).containsExactly("line 1", "line 2", "line 3");
            assertThat(Duration.ofNanos(System.nanoTime() - connected))
                    .isGreaterThan(feed.length().dividedBy(2));
        }
    }

    @Test
    void isReadTheSameWithoutHoldingAThread() throws Exception {
        try (Feed feed = Feed.of(2, Duration.ofMillis(20));
                Feed.Listener lines = feed.connectAsync().get()) {
            assertThat(lines.readLineAsync().get()).isEqualTo("line 1");
            assertThat(lines.readLineAsync().get()).isEqualTo("line 2");
            assertThat(lines.readLineAsync().get()).isNull();
        }
    }

    @Test
    void linesThatHaveComeTogetherAreReadOneByOne() throws Exception {
        try (Feed feed = Feed.of(50, Duration.ZERO);
                Feed.Listener lines = feed.connectAsync().get()) {
            for (int i = 1; i <= 50; i++) {
                assertThat(lines.readLineAsync().get()).isEqualTo("line " + i);
            }
        }
    }

    @Test
    void endsForThoseWhoListenWhenItCloses() throws Exception {
        Task<?> line;
        try (Feed feed = Feed.of(1, LONG)) {
            line = feed.connectAsync().get().readLineAsync();
        }
        assertThatThrownBy(line::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
    }
}
