package dev.heddle.lessons;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.TaskCompletionSource;
import dev.heddle.trace.ThreadFilter;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void closeClient() {
        client.shutdownNow();
    }

    @Test
    void answersWithWhatTheHandlerReturnsOnLoopbackOnly() throws Exception {
        try (var server = WebServer.answering(2, request -> "page of " + request.path() + " Łódź")) {
            HttpResponse<String> response = client.send(get(server, "/seven"), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("page of /seven Łódź");
            assertThat(InetAddress.getByName(server.page("/").getHost()).isLoopbackAddress())
                    .isTrue();
        }
    }

    @Test
    void holdsNoMoreThanItsThreads() throws Exception {
        int threads = 3;
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch allHeld = new CountDownLatch(threads);
        CountDownLatch release = new CountDownLatch(1);
        try (var server = WebServer.answering(threads, request -> {
            names.add(Thread.currentThread().getName());
            allHeld.countDown();
            release.await();
            return "late";
        })) {
            List<CompletableFuture<HttpResponse<String>>> responses = askAll(server, 4 * threads);
            allHeld.await();
            assertThat(names).hasSize(threads).allMatch(name -> name.matches("web-\\d+"));

            release.countDown();
            assertThat(responses).allMatch(response -> response.join().statusCode() == 200);
            assertThat(names).hasSizeLessThanOrEqualTo(threads + 1);
        }
    }

    @Test
    void anAsyncHandlerHoldsNoThreadWhileItWaits() {
        int many = 20;
        CountDownLatch allAsked = new CountDownLatch(many);
        TaskCompletionSource<String> answer = new TaskCompletionSource<>();
        try (var server = WebServer.answeringAsync(
                1,
                request -> async(() -> {
                    allAsked.countDown();
                    return await(answer.task());
                }))) {
            List<CompletableFuture<HttpResponse<String>>> responses = askAll(server, many);
            assertThatAllCome(allAsked);

            answer.setResult("at once");
            assertThat(responses).allMatch(response -> response.join().body().equals("at once"));
        }
    }

    @Test
    void onVirtualThreadsEachRequestHasOne() {
        int many = 20;
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch allAsked = new CountDownLatch(many);
        try (var server = WebServer.answeringOnVirtualThreads(request -> {
            names.add(Thread.currentThread().getName());
            assertThat(Thread.currentThread().isVirtual()).isTrue();
            allAsked.countDown();
            allAsked.await();
            return "all";
        })) {
            assertThat(askAll(server, many))
                    .allMatch(response -> response.join().body().equals("all"));
            assertThat(names).hasSize(many).allMatch(name -> name.startsWith("request-"));
        }
    }

    @Test
    void tellsTheClientWhatAHandlerFailedWith() throws Exception {
        try (var throwing = WebServer.answering(1, request -> {
                    throw new IllegalStateException("no price");
                });
                var failing = WebServer.answeringAsync(
                        1,
                        request -> async(() -> {
                            throw new IOException("no line");
                        }))) {
            HttpResponse<String> thrown = client.send(get(throwing, "/"), BodyHandlers.ofString());
            HttpResponse<String> failed = client.send(get(failing, "/"), BodyHandlers.ofString());

            assertThat(thrown.statusCode()).isEqualTo(500);
            assertThat(thrown.body()).contains("no price");
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).isEqualTo("java.io.IOException: no line");
        }
    }

    @Test
    void itsThreadsArePartOfATraceThatLeavesTheKernelOut() {
        TraceOptions options = TraceOptions.titled("load").ignoring(ThreadFilter.group(Elsewhere.THREAD_GROUP));
        ThreadTrace trace = ThreadTrace.capture(options, () -> {
                    try (var server = WebServer.answering(1, request -> request.path())) {
                        return client.send(get(server, "/"), BodyHandlers.ofString());
                    }
                })
                .trace();

        assertThat(trace.threads()).extracting(ThreadLane::name).contains("web-1");
    }

    @Test
    void isGoneOnceClosed() throws Exception {
        CompletableFuture<Thread> answering = new CompletableFuture<>();
        WebServer server = WebServer.answering(1, request -> {
            answering.complete(Thread.currentThread());
            Thread.sleep(Long.MAX_VALUE);
            return "never";
        });
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(get(server, "/"), BodyHandlers.ofString());
        Thread thread = answering.get();
        server.close();
        server.close();

        assertThatThrownBy(response::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        thread.join();
    }

    @Test
    void aServerWithoutThreadsIsRefused() {
        assertThatThrownBy(() -> WebServer.answering(0, WebServer.Request::path))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertThatAllCome(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(latch.getCount() + " never came", e);
        }
    }

    private List<CompletableFuture<HttpResponse<String>>> askAll(WebServer server, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> client.sendAsync(get(server, "/" + i), BodyHandlers.ofString()))
                .toList();
    }

    private static HttpRequest get(WebServer server, String path) {
        return HttpRequest.newBuilder(server.page(path)).build();
    }
}
