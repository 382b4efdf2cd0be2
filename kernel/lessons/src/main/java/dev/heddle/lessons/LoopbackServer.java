package dev.heddle.lessons;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A real web server on this machine that takes its time: every page comes a chosen time after it was asked for, however
 * many are asked for at once. Any thread may use it.
 *
 * <p>It stands for a machine elsewhere, so its threads are in {@linkplain Elsewhere no trace}.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final int WAITING_CONNECTIONS = 1000;
    private static final long NO_CONTENT = -1;

    private final Duration answerTime;
    private final Function<String, byte[]> content;
    private final ScheduledThreadPoolExecutor worker;
    private final HttpServer server;
    private final HttpClient client;
    private final ExecutorService clientWorker;
    private final Opening opening = new Opening("server");
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private LoopbackServer(
            Duration answerTime,
            Function<String, byte[]> content,
            HttpClient client,
            ExecutorService clientWorker,
            ThreadFactory threads)
            throws IOException {
        this.answerTime = answerTime;
        this.content = content;
        this.client = client;
        this.clientWorker = clientWorker;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_CONNECTIONS);
        worker = new ScheduledThreadPoolExecutor(1, threads);
        server.setExecutor(worker);
        server.createContext("/", this::answerLater);
        server.start();
    }

    /**
     * Starts a server on a free port of the loopback address; each page is a heading with its path.
     *
     * @throws UncheckedIOException if the machine gives it no port
     */
    public static LoopbackServer answeringAfter(Duration answerTime) {
        return answeringAfter(answerTime, path -> "<h1>%s</h1>".formatted(path).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Starts a server on a free port of the loopback address.
     *
     * @param content what is sent, by path; called on the server's one thread. Where it throws, the answer is 500 without
     *     content
     * @throws UncheckedIOException if the machine gives it no port
     */
    public static LoopbackServer answeringAfter(Duration answerTime, Function<String, byte[]> content) {
        ThreadFactory threads = Elsewhere.threads("loopback-server");
        ExecutorService clientWorker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("http-worker").daemon().factory());
        HttpClient client = HttpClient.newBuilder() // made here: its threads are the reader's, and seen
                .executor(clientWorker)
                .build();
        return Elsewhere.call(threads, () -> new LoopbackServer(answerTime, content, client, clientWorker, threads));
    }

    private void answerLater(HttpExchange exchange) {
        requests.incrementAndGet();
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        var _ = worker.schedule(() -> answer(exchange), answerTime.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void answer(HttpExchange exchange) {
        underWay.decrementAndGet();
        try (exchange) {
            byte[] page = new byte[0];
            int status = 200;
            try {
                page = content.apply(exchange.getRequestURI().getPath());
            } catch (RuntimeException noSuchContent) {
                status = 500;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(status, page.length == 0 ? NO_CONTENT : page.length);
            exchange.getResponseBody().write(page);
        } catch (IOException e) {
            // The client went away: nobody is left to tell.
        }
    }

    /**
     * The address of a page.
     *
     * @throws IllegalStateException after it was closed; says what to do, and so do the methods that ask for a page
     */
    public URI page(String path) {
        opening.check();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).resolve(path);
    }

    /** How long after the request a page comes. */
    public Duration answerTime() {
        return answerTime;
    }

    /** How many requests have come so far. */
    public int requests() {
        return requests.get();
    }

    /** How many requests waited for their answer at the same time, at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Asks for a page and returns its text; holds the calling thread meanwhile. */
    public String get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString()).body();
    }

    /** Asks for a page and holds no thread meanwhile; the task's value is the page's text. */
    public Task<String> getAsync(String path) {
        return Async.async(
                "getAsync",
                () -> Async.await(client.sendAsync(request(path), BodyHandlers.ofString()))
                        .body());
    }

    /** Asks for what is no text, and holds no thread meanwhile. */
    public Task<byte[]> getBytesAsync(String path) {
        return Async.async(
                "getBytesAsync",
                () -> Async.await(client.sendAsync(request(path), BodyHandlers.ofByteArray()))
                        .body());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(page(path)).build();
    }

    /** Stops it at once; whoever still waits for a page gets an {@link IOException}. */
    @Override
    public void close() {
        opening.close();
        worker.shutdownNow();
        server.stop(0);
        client.shutdownNow();
        clientWorker.shutdown();
    }
}
