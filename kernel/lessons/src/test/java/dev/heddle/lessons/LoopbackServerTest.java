package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.Captured;
import dev.heddle.trace.ThreadFilter;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopbackServerTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersWithThePathAfterTheChosenTime() throws Exception {
        Duration answerTime = Duration.ofMillis(50);
        try (var server = LoopbackServer.answeringAfter(answerTime)) {
            long asked = System.nanoTime();
            HttpResponse<String> response = client.send(get(server, "/weather"), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("<h1>/weather</h1>");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(answerTime);
            assertThat(server.requests()).isOne();
        }
    }

    @Test
    void answersManyAtOnceEachAtItsTime() {
        int many = 200;
        Duration answerTime = Duration.ofSeconds(1);
        try (var server = LoopbackServer.answeringAfter(answerTime)) {
            long asked = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> responses = IntStream.range(0, many)
                    .mapToObj(i -> client.sendAsync(get(server, "/" + i), BodyHandlers.ofString()))
                    .toList();

            responses.forEach(CompletableFuture::join);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(answerTime.multipliedBy(many / 4));
            assertThat(server.requests()).isEqualTo(many);
        }
    }

    @Test
    void sendsWhatItWasGiven() {
        byte[] content = {0, 1, 2, (byte) 255};
        try (var server = LoopbackServer.answeringAfter(Duration.ZERO, _ -> content)) {
            assertThat(server.getBytesAsync("/file").join()).isEqualTo(content);
        }
    }

    @Test
    void answersWithAnErrorWhereContentFails() throws Exception {
        try (var server = LoopbackServer.answeringAfter(Duration.ZERO, path -> {
            throw new IllegalArgumentException(path);
        })) {
            assertThat(client.send(get(server, "/none"), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void isNotPartOfATraceThatLeavesTheKernelOut() {
        TraceOptions options = TraceOptions.titled("load").ignoring(ThreadFilter.group(Elsewhere.THREAD_GROUP));
        Captured<HttpResponse<String>> load = ThreadTrace.capture(options, () -> {
            try (var server = LoopbackServer.answeringAfter(Duration.ofMillis(20))) {
                return client.send(get(server, "/"), BodyHandlers.ofString());
            }
        });

        assertThat(load.failure()).isNull();
        assertThat(load.trace().threads())
                .extracting(ThreadLane::name)
                .isNotEmpty()
                .noneMatch(name -> name.equals("loopback-server") || name.equals("HTTP-Dispatcher"));
    }

    @Test
    void failsThoseWhoWaitWhenItCloses() throws Exception {
        CompletableFuture<HttpResponse<String>> response;
        try (var server = LoopbackServer.answeringAfter(LONG)) {
            response = client.sendAsync(get(server, "/"), BodyHandlers.ofString());
            while (server.requests() == 0) {
                Thread.onSpinWait();
            }
        }

        assertThatThrownBy(response::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        Set<Thread> before = workers();
        Set<Thread> own;
        try (var server = LoopbackServer.answeringAfter(Duration.ZERO)) {
            server.getAsync("/").get();
            own = workers();
            own.removeAll(before);
        }
        assertThat(own).isNotEmpty();
        for (Thread thread : own) {
            thread.join();
        }
    }

    private static Set<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("http-worker"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static HttpRequest get(LoopbackServer server, String path) {
        return HttpRequest.newBuilder(server.page(path)).build();
    }
}
