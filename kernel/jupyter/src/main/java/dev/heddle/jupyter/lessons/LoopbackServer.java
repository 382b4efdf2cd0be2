package dev.heddle.jupyter.lessons;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heddle.jupyter.HeddleKernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real web server on this machine that takes its time: every page comes a chosen time after it was asked for, however
 * many are asked for at once. Any thread may use it.
 *
 * <p>It stands for a machine elsewhere, so its threads belong to the kernel's group, which {@code %%trace} leaves out.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final int WAITING_CONNECTIONS = 1000;

    private final Duration answerTime;
    private final ScheduledThreadPoolExecutor worker;
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private LoopbackServer(Duration answerTime, ThreadFactory threads) throws IOException {
        this.answerTime = answerTime;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_CONNECTIONS);
        worker = new ScheduledThreadPoolExecutor(1, threads);
        server.setExecutor(worker);
        server.createContext("/", this::answerLater);
        server.start();
    }

    /**
     * Starts a server on a free port of the loopback address.
     *
     * @throws UncheckedIOException if the machine gives it no port
     */
    public static LoopbackServer answeringAfter(Duration answerTime) {
        ThreadGroup group = new ThreadGroup(HeddleKernel.THREAD_GROUP);
        ThreadFactory threads = work -> Thread.ofPlatform()
                .group(group)
                .name("loopback-server")
                .daemon()
                .unstarted(work);
        return callOn(threads, () -> new LoopbackServer(answerTime, threads));
    }

    /** The JDK's server makes threads of its own, in the group of the thread that makes the server. */
    private static LoopbackServer callOn(ThreadFactory threads, Callable<LoopbackServer> start) {
        FutureTask<LoopbackServer> started = new FutureTask<>(start);
        threads.newThread(started).start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException("the loopback server did not start", e.getCause()));
        } catch (InterruptedException e) {
            started.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the loopback server started", e);
        }
    }

    private void answerLater(HttpExchange exchange) {
        requests.incrementAndGet();
        var _ = worker.schedule(() -> answer(exchange), answerTime.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void answer(HttpExchange exchange) {
        byte[] page =
                "<h1>%s</h1>".formatted(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (IOException e) {
            // The client went away: nobody is left to tell.
        }
    }

    /** The address of a page; the page's heading is its path. */
    public URI page(String path) {
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

    /** Stops it at once; whoever still waits for a page gets an {@link IOException}. */
    @Override
    public void close() {
        worker.shutdownNow();
        server.stop(0);
    }
}
