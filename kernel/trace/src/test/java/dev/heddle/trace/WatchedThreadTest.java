package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a thread, whatever CPU times the test says that it used. */
@Timeout(60)
class WatchedThreadTest {
    private static final long PERIOD = Duration.ofMillis(10).toNanos();

    @TempDir
    private Path folder;

    @Test
    void one_that_got_a_core_for_a_moment_is_looked_at_again() throws Exception {
        AtomicBoolean spins = new AtomicBoolean(true);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Recording recording = new Recording()) {
            recording.enable("heddle.ThreadQuiet").withoutThreshold();
            recording.start();
            acceptOnce(server); // links the native method
            Thread thread = Thread.ofPlatform().start(() -> spinThenAccept(spins, server));
            WatchedThread watched = new WatchedThread(thread);
            watched.seen(0, 0);
            awaitFrameOf(WatchedThreadTest.class.getName(), thread);
            watched.seen(0, PERIOD); // as if it had no core
            spins.set(false);
            awaitFrameOf("sun.nio.ch.Net", thread);
            watched.seen(PERIOD / 100, PERIOD);
            watched.seen(PERIOD / 100, PERIOD);
            watched.commitStretch();
            recording.stop();

            Path file = folder.resolve("quiet.jfr");
            recording.dump(file);
            List<String> stacks = RecordingFile.readAllEvents(file).stream()
                    .map(event -> event.getString("stack"))
                    .toList();
            assertThat(stacks).hasSize(2);
            assertThat(stacks.getFirst()).contains("spinThenAccept").doesNotContain("sun.nio.ch.Net");
            assertThat(stacks.getLast()).contains("sun.nio.ch.Net");
        }
    }

    private static void acceptOnce(ServerSocket server) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
        }
    }

    private static void spinThenAccept(AtomicBoolean spins, ServerSocket server) {
        while (spins.get()) {
            // the test says that it does not run
        }
        try (var _ = server.accept()) {
            throw new IllegalStateException("nobody connects");
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void awaitFrameOf(String className, Thread thread) {
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(frame -> frame.getClassName().equals(className))) {
            Thread.onSpinWait();
        }
    }
}
